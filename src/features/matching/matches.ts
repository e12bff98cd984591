import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import type { FactRef } from '../../database/reading/claims.ts';
import { filtered } from '../../database/reading/filtered.ts';
import { statement } from '../../database/statement.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import { excludedBy, type Filter, type Pair } from './factors.ts';
import type { Market } from './market.ts';
import type { MarketOffer } from './offer.ts';
import { type Score, scoreOf, type Weights } from './score.ts';

/** An offer of the other side, its score with all parts, and the ties between the two owners. */
export interface Matched extends Score {
  readonly pair: Pair;
  readonly offer: MarketOffer;
  readonly ties: readonly FactRef[];
}

export interface Matches {
  /** The best first, by key among equals. */
  readonly matched: readonly Matched[];
  /** Candidates that hard filters excluded, by the first they failed, each list by key. */
  readonly excluded: ReadonlyMap<Filter, readonly MarketOffer[]>;
}

export interface Asked {
  readonly offer: MarketOffer;
  readonly weights: Weights;
  readonly whole: boolean;
  readonly filter: EntityFilter | null | undefined;
  readonly lens: Lens;
}

const Fact = z.object({ id: z.string(), from: z.string(), to: z.string() });
const tiesOf = statement('matching/ties', z.object({ id: z.string(), facts: z.array(Fact) }));
const Ids = z.array(z.object({ id: z.string() }));

/** Owners who deal with each other count wholly, those with something in common half. */
const FIRST_HAND = 1;
const AT_SECOND_HAND = 0.5;

/** Scores every offer of the other side that shares a topic, or one near it, and passes the filters. */
export async function matchesOf(database: Database, market: Market, asked: Asked): Promise<Matches> {
  const { offer, weights, whole } = asked;
  const passing = await passingOf(database, asked);
  const candidates = candidatesOf(market, offer).filter(
    ({ id, owner }) => passing?.has(id) !== false || (owner !== null && passing.has(owner)),
  );
  const excluded = new Map<Filter, MarketOffer[]>();
  const pairs: { pair: Pair; other: MarketOffer }[] = [];
  for (const other of candidates) {
    const pair = offer.side === 'DEMAND' ? { demand: offer, supply: other } : { demand: other, supply: offer };
    const reason = excludedBy(pair, whole);
    if (reason) excluded.set(reason, [...(excluded.get(reason) ?? []), other]);
    else pairs.push({ pair, other });
  }
  const ties = await tiesWith(
    database,
    offer.owner,
    pairs.map(({ other }) => other.owner),
    asked.lens,
  );
  const matched = pairs.map(({ pair, other }): Matched => {
    const same = other.owner !== null && other.owner === offer.owner;
    const facts = other.owner === null ? undefined : ties.get(other.owner);
    const collaboration = same || facts?.length === 1 ? FIRST_HAND : facts ? AT_SECOND_HAND : 0;
    return { ...scoreOf(pair, market.model, weights, collaboration), pair, offer: other, ties: facts ?? [] };
  });
  return { matched: matched.filter(({ matched: terms }) => terms.length > 0).sort(better), excluded };
}

export const better = (a: Matched, b: Matched): number => b.score - a.score || (a.offer.key < b.offer.key ? -1 : 1);

/** Offers of the other side found by their topics, by key. Nearness is symmetric, so either side may be asked from. */
function candidatesOf({ byTopic, model }: Market, offer: MarketOffer): MarketOffer[] {
  const found = new Set<MarketOffer>();
  for (const { id } of offer.topics) {
    for (const near of model.taxonomy.near(id).keys()) {
      for (const other of byTopic.get(near) ?? []) if (other.side !== offer.side) found.add(other);
    }
  }
  return [...found].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Ids of the offers and owners that a filter lets through; undefined where there is nothing to filter by. */
async function passingOf(database: Database, { filter, lens }: Asked): Promise<ReadonlySet<string> | undefined> {
  const conditions = conditionsOf({ ...filter, includeSynthetic: true });
  if (conditions.length === 0) return undefined;
  const { match, self, parameters } = filtered('matching/taking-part', conditions);
  const own = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${name}_root`, value]));
  const rows = await database.read(`CYPHER 5 ${match} RETURN ${self}.id AS id`, { ...lensParameters(lens), ...own });
  return new Set(Ids.parse(rows).map(({ id }) => id));
}

async function tiesWith(database: Database, owner: string | null, owners: readonly (string | null)[], lens: Lens) {
  const others = [...new Set(owners)].filter((id) => id !== null && id !== owner).sort();
  if (owner === null || others.length === 0) return new Map<string, readonly FactRef[]>();
  const rows = await tiesOf(database.read, { ...lensParameters(lens), owner, lists: { others } });
  return new Map(rows.map(({ id, facts }): [string, readonly FactRef[]] => [id, facts]));
}
