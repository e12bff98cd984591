import type { OfferSide } from '../../generated/schema.ts';
import { comparePlaces } from '../connection.ts';
import { NONE } from './market/interned.ts';
import type { Market } from './market/market.ts';
import type { OfferIndex } from './market/offer-index.ts';
import { DEMAND } from './market/offer-rows.ts';
import { type Mask, type OfferTable, placesIn } from './market/offer-table.ts';
import { dayOf } from './scoring/period.ts';
import { type Balance, Tally } from './tally.ts';

/** A topic, and what the offers about it come to. */
export interface Gap extends Balance {
  /** Id and key of the topic. */
  readonly topic: string;
  readonly key: string;
  /** demand − supply; null unless both are known. */
  readonly gap: number | null;
  /** Of all quantities known; null where none is known, or units differ. */
  readonly unit: string | null;
  readonly withoutQuantity: number;
}

export type GapKind = 'NO_SUPPLY' | 'NO_DEMAND';

/** Offers of a table that take part. */
export interface Part {
  readonly index: OfferIndex;
  readonly mask: Mask;
}

export interface Asked {
  /** Of the topics. */
  readonly kind: string;
  readonly parts: readonly Part[];
  /** Whether an offer counts for all above its topics as well. */
  readonly rollUp: boolean;
  readonly only: GapKind | undefined;
}

/** Every topic of a kind that an offer is about: the widest known gap first, then those with more demands than supplies. */
export function gapsOf(market: Market, asked: Asked): Gap[] {
  const tallies = new Map<string, Tally>();
  for (const { index, mask } of asked.parts) {
    const table = index.offers;
    const counted = table.topics.values.map((topic) =>
      countedFor(topic, market, asked).map((each) => {
        const tally = tallies.get(each) ?? new Tally();
        tallies.set(each, tally);
        return tally;
      }),
    );
    for (const place of placesIn(table, mask)) {
      const own = new Set<Tally>();
      for (let at = table.starts[place] ?? 0; at < (table.starts[place + 1] ?? 0); at++)
        for (const tally of counted[table.topic[at] ?? NONE] ?? []) own.add(tally);
      for (const tally of own) addTo(tally, table, place);
    }
  }
  return [...tallies]
    .map(([topic, tally]) => gapAt(topic, market.terms.get(topic)?.key ?? topic, tally))
    .filter(({ demandOffers, supplyOffers }) => {
      if (demandOffers + supplyOffers === 0) return false;
      if (asked.only === 'NO_SUPPLY') return supplyOffers === 0;
      return asked.only === 'NO_DEMAND' ? demandOffers === 0 : true;
    })
    .sort((a, b) => comparePlaces(placeOfGap(a), placeOfGap(b)));
}

/** What gaps are ordered by, ascending. */
export const placeOfGap = ({ gap, demandOffers, supplyOffers, key }: Gap): [number, number, number, string] => [
  gap === null ? 1 : 0,
  gap === null ? 0 : -gap,
  supplyOffers - demandOffers,
  key,
];

/** The topics of the kind asked that an offer about one counts for. */
const countedFor = (topic: string, { terms, model }: Market, { kind, rollUp }: Asked): string[] =>
  (rollUp ? model.taxonomy.above(topic) : [topic]).filter((each) => terms.get(each)?.kind === kind);

function addTo(tally: Tally, table: OfferTable, place: number): void {
  const quantity = table.quantity[place] ?? Number.NaN;
  const side: OfferSide = table.side[place] === DEMAND ? 'DEMAND' : 'SUPPLY';
  tally.add(side, Number.isNaN(quantity) ? null : quantity, table.units.at(table.unit[place]));
}

function gapAt(topic: string, key: string, tally: Tally): Gap {
  const balance = tally.balance();
  const { demand, supply } = balance;
  return {
    ...balance,
    ...{ topic, key },
    gap: demand === null || supply === null ? null : demand - supply,
    unit: tally.unit,
    withoutQuantity: tally.withoutQuantity,
  };
}

/** The offers of a gap by something that each has or has not, with what each group comes to. */
export function balancesBy<K>(
  { topic }: Gap,
  market: Market,
  asked: Asked,
  keyOf: (table: OfferTable, place: number) => K | null,
): { readonly by: K | null; readonly balance: Balance }[] {
  const groups = new Map<K | null, Tally>();
  const whole = new Tally();
  for (const part of asked.parts) {
    const table = part.index.offers;
    const counts = table.topics.values.map((each) => countedFor(each, market, asked).includes(topic));
    for (const place of placesAbout(part, counts)) {
      const by = keyOf(table, place);
      const group = groups.get(by) ?? new Tally();
      groups.set(by, group);
      addTo(group, table, place);
      addTo(whole, table, place);
    }
  }
  return [...groups].map(([by, group]) => ({ by, balance: group.balance(whole.isInOneUnit) }));
}

/** Those that take part and are about a topic that counts, each once. */
function placesAbout({ index, mask }: Part, counts: readonly boolean[]): Set<number> {
  const found = new Set<number>();
  for (const side of ['SUPPLY', 'DEMAND'] as const) {
    const { starts, places } = index.postings(side);
    for (const [topic, isCounted] of counts.entries()) {
      if (!isCounted) continue;
      for (const place of places.subarray(starts[topic], starts[topic + 1]))
        if (!mask || mask[place] === 1) found.add(place);
    }
  }
  return found;
}

/** The region that an offer is for. */
export const regionOf = ({ regions, region }: OfferTable, place: number): string | null =>
  regions[region[place] ?? NONE]?.id ?? null;

/** The year in which its period begins. */
export function yearOf({ from }: OfferTable, place: number): number | null {
  const day = dayOf(from[place] ?? 0);
  return day === null ? null : Number(day.slice(0, 4));
}
