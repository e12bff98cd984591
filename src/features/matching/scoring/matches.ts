import { z } from 'zod';
import type { Database } from '../../../database/database.ts';
import { conditionsOf } from '../../../database/entities/filter.ts';
import { type Lens, lensParameters } from '../../../database/lens.ts';
import type { FactRef } from '../../../database/reading/claims.ts';
import { filtered } from '../../../database/reading/filtered.ts';
import type { EntityFilter } from '../../../generated/schema.ts';
import type { Market } from '../market/market.ts';
import type { MarketOffer } from '../market/offer.ts';
import type { Mask, OfferTable } from '../market/offer-table.ts';
import { collaborationOf, type Ties } from '../market/ties.ts';
import type { Pair } from './factors.ts';
import { pairOf } from './ranking.ts';
import { type Score, scoreOf, type Weights } from './score.ts';

/** An offer of the other side, its score with all parts, and the ties between the two owners. */
export interface Matched extends Score {
  readonly pair: Pair;
  readonly offer: MarketOffer;
  readonly ties: readonly FactRef[];
}

const Ids = z.array(z.object({ id: z.string() }));

/** Why an offer matches another as it does. */
export function matchedWith(
  offer: MarketOffer,
  other: MarketOffer,
  { model, ties }: Pick<Market, 'model'> & { readonly ties: Ties },
  weights: Weights,
): Matched {
  const pair = pairOf(offer, other);
  const facts = offer.owner === null || other.owner === null ? [] : ties.between(offer.owner, other.owner);
  const collaboration = collaborationOf(offer.owner, other.owner, facts);
  return { ...scoreOf(pair, model, weights, collaboration), pair, offer: other, ties: facts };
}

/** Which offers of a table a filter lets through, by themselves or their owner. */
export async function passing(
  database: Database,
  filter: EntityFilter | null | undefined,
  lens: Lens,
): Promise<(table: OfferTable) => Mask> {
  const conditions = conditionsOf({ ...filter, includeSynthetic: true });
  if (conditions.length === 0) return () => undefined;
  const { match, self, parameters } = filtered('matching/taking-part', conditions);
  const own = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${name}_root`, value]));
  const rows = await database.read(`CYPHER 5 ${match} RETURN ${self}.id AS id`, { ...lensParameters(lens), ...own });
  const found = new Set(Ids.parse(rows).map(({ id }) => id));
  return (table) => table.maskOf(found);
}
