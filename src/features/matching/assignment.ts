import { setImmediate as breathe } from 'node:timers/promises';
import { SilianError } from '../../errors.ts';
import { comparePlaces } from '../connection.ts';
import { type AssignmentKind, type Candidates, solve } from './engine/solver.ts';
import type { Market } from './market/market.ts';
import type { MarketOffer } from './market/offer.ts';
import { OfferIndex } from './market/offer-index.ts';
import { OfferTable } from './market/offer-table.ts';
import type { Ties } from './market/ties.ts';
import { Ranker } from './scoring/ranking.ts';
import { asTold, type Weights } from './scoring/score.ts';

/** Scores and quantities become whole numbers, so that what is best can be proved exactly: to 9 and 3 decimals. */
const SCALE = { score: 1e9, quantity: 1e3 };
/** No more offers take part. */
const MOST = 20_000;
/** Demands ranked before other requests have their turn. */
const TURN = 20;

interface Part {
  readonly table: OfferTable;
  readonly places: readonly number[];
}

export interface Asked {
  readonly kind: AssignmentKind;
  /** Who takes part: of each table the places. */
  readonly parts: readonly Part[];
  readonly weights: Weights;
  /** How owners are tied to each other. */
  readonly tiesAmong: (owners: ReadonlySet<string>) => Promise<Ties>;
  readonly minScore: number;
  /** Pairs kept for a demand, the best. */
  readonly candidates: number;
  /** Ends the work when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

export interface Given {
  readonly supply: MarketOffer;
  readonly demand: MarketOffer;
  readonly score: number;
  /** Null where pairs are one to one. */
  readonly quantity: number | null;
}

export interface Assigned {
  /** The greatest quantity × score first, then by keys. */
  readonly pairs: readonly Given[];
  readonly unmetDemand: number;
  readonly unusedSupply: number;
  readonly objective: number;
  readonly optimal: boolean;
  readonly bound: number | null;
  readonly blockingPairs: number | null;
  readonly offers: number;
  readonly leftOut: number;
  readonly candidates: number;
  readonly pruned: boolean;
}

/** The best whole: of quantities, of pairs, or one that nobody would leave. */
export async function assignmentOf({ model }: Pick<Market, 'model'>, asked: Asked): Promise<Assigned> {
  const { kind, signal } = asked;
  const parts = kind === 'QUANTITIES' ? inOneUnit(asked.parts) : asked.parts;
  const offers = countOf(parts);
  if (offers > MOST) {
    throw new SilianError(
      'TOO_LARGE',
      `assignment.filter: ${offers} offers are too many for one assignment. Allowed: a filter that leaves at most ${MOST}.`,
    );
  }
  const taking = parts.flatMap(({ table, places }) => places.map((place) => table.at(place)));
  const demands = taking.filter(({ side }) => side === 'DEMAND');
  const supplies = taking.filter(({ side }) => side === 'SUPPLY');
  const { pairs, pruned } = await pairsOf({ model, ties: await asked.tiesAmong(ownersOf(taking)) }, asked, {
    demands,
    supplies,
  });
  const amountOf = ({ quantity }: MarketOffer): number =>
    kind === 'QUANTITIES' ? Math.round((quantity ?? 0) * SCALE.quantity) : 1;
  const candidates: Candidates = {
    supply: Float64Array.from(supplies, amountOf),
    demand: Float64Array.from(demands, amountOf),
    starts: startsOf(pairs, demands.length),
    supplies: Uint32Array.from(pairs, ({ supply }) => supply),
    scores: Float64Array.from(pairs, ({ score }) => Math.round(score * SCALE.score)),
  };
  const found = await solve({ kind, candidates, signal });
  const unit = kind === 'QUANTITIES' ? SCALE.quantity : 1;
  const given = pairs.flatMap(({ demand, supply, score }, at): Given[] => {
    const [wanting, having, amount] = [demands[demand], supplies[supply], found.amounts[at] ?? 0];
    if (!wanting || !having || amount === 0) return [];
    return [{ demand: wanting, supply: having, score, quantity: kind === 'QUANTITIES' ? amount / unit : null }];
  });
  const met = found.amounts.reduce((sum, amount) => sum + amount, 0);
  const total = (amounts: Float64Array) => amounts.reduce((sum, amount) => sum + amount, 0);
  const whole = (exact: bigint): number => Number(exact) / SCALE.score / unit;
  return {
    pairs: given.sort((a, b) => comparePlaces(placeOfGiven(a), placeOfGiven(b))),
    unmetDemand: (total(candidates.demand) - met) / unit,
    unusedSupply: (total(candidates.supply) - met) / unit,
    objective:
      found.objective === undefined
        ? asTold(given.reduce((sum, { score, quantity }) => sum + score * (quantity ?? 1), 0))
        : whole(found.objective),
    optimal: found.objective !== undefined && found.objective === found.bound,
    bound: found.bound === undefined ? null : whole(found.bound),
    blockingPairs: found.blocking ?? null,
    ...{ offers, leftOut: countOf(asked.parts) - offers, candidates: pairs.length, pruned },
  };
}

/** What pairs are ordered by, ascending. */
export const placeOfGiven = ({ demand, supply, score, quantity }: Given): [number, string, string] => [
  -score * (quantity ?? 1),
  demand.key,
  supply.key,
];

const ownersOf = (offers: readonly MarketOffer[]): ReadonlySet<string> =>
  new Set(offers.flatMap(({ owner }) => owner ?? []));

const countOf = (parts: readonly Part[]): number => parts.reduce((sum, { places }) => sum + places.length, 0);

/** Those whose quantity is known, in the unit that most have; among equals the first by name. */
function inOneUnit(parts: readonly Part[]): Part[] {
  const known = parts.map(({ table, places }) => ({
    table,
    places: places.filter((place) => !Number.isNaN(table.quantity[place])),
  }));
  const unitAt = ({ units, unit }: OfferTable, place: number): string => units.at(unit[place]) ?? '';
  const counts = new Map<string, number>();
  for (const { table, places } of known) {
    for (const place of places) counts.set(unitAt(table, place), (counts.get(unitAt(table, place)) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  return known.map(({ table, places }) => ({
    table,
    places: places.filter((place) => unitAt(table, place) === most?.[0]),
  }));
}

interface Pair {
  /** Places among demands and supplies. */
  readonly demand: number;
  readonly supply: number;
  readonly score: number;
}

/** The best pairs of each demand, rising by demand and supply. */
async function pairsOf(
  { model, ties }: Pick<Market, 'model'> & { readonly ties: Ties },
  { weights, minScore, candidates, signal }: Asked,
  { demands, supplies }: { demands: readonly MarketOffer[]; supplies: readonly MarketOffer[] },
): Promise<{ pairs: Pair[]; pruned: boolean }> {
  const places = new Map(supplies.map((supply, place) => [supply.id, place]));
  // of those that take part alone: a graph may have many more
  const index = new OfferIndex(OfferTable.of(supplies, 'RECORDED'), model);
  const ranker = new Ranker({ indexes: [index], model, ties }, { weights, whole: false });
  const pairs: Pair[] = [];
  let pruned = false;
  for (const [demand, offer] of demands.entries()) {
    if (demand % TURN === TURN - 1) await breathe();
    signal?.throwIfAborted();
    const { ranked, count } = ranker.rank(offer, { most: candidates, least: minScore });
    pruned ||= count > ranked.length;
    const own = ranked.map(({ offer: { id }, score }) => ({ demand, supply: places.get(id) ?? 0, score }));
    pairs.push(...own.sort((a, b) => a.supply - b.supply));
  }
  return { pairs, pruned };
}

function startsOf(pairs: readonly Pair[], demands: number): Uint32Array {
  const starts = new Uint32Array(demands + 1);
  for (const { demand } of pairs) starts[demand + 1] = (starts[demand + 1] ?? 0) + 1;
  for (let demand = 0; demand < demands; demand++) {
    starts[demand + 1] = (starts[demand + 1] ?? 0) + (starts[demand] ?? 0);
  }
  return starts;
}
