import type { MarketOffer } from '../market/offer.ts';
import type { OfferIndex } from '../market/offer-index.ts';
import type { Mask, OfferTable } from '../market/offer-table.ts';
import type { Ties } from '../market/ties.ts';
import { Best, type Wanted } from './best.ts';
import { Comparison } from './comparison.ts';
import { Coverage } from './coverage.ts';
import type { Filter, Pair } from './factors.ts';
import type { Model, Weights } from './score.ts';

/** An offer of the other side and its score, 0 to 1. */
export interface Ranked {
  readonly offer: MarketOffer;
  readonly score: number;
}

export interface Excluded {
  readonly count: number;
  /** The first few by key. */
  readonly offers: readonly MarketOffer[];
}

export interface Ranking {
  /** The best first, by key among equals. */
  readonly ranked: readonly Ranked[];
  /** How many there are, ranked here or not. */
  readonly count: number;
  /** Offers that hard filters excluded, by the first they failed. */
  readonly excluded: ReadonlyMap<Filter, Excluded>;
}

export interface Terms {
  readonly weights: Weights;
  /** Whether only supplies count that have the whole quantity. */
  readonly whole: boolean;
  /** Which offers of the other side may be found; all where absent. */
  readonly maskOf?: ((table: OfferTable) => Mask) | undefined;
}

/** Excluded offers named for each filter. */
export const MAX_NAMED = 5;

export const pairOf = (one: MarketOffer, other: MarketOffer): Pair =>
  one.side === 'DEMAND' ? { demand: one, supply: other } : { demand: other, supply: one };

/** Scores whatever of a market shares a topic, or a near one, with an offer; asked again, it uses its memory again. */
export class Ranker {
  readonly #parts: readonly { readonly table: OfferTable; readonly coverage: Coverage; readonly mask: Mask }[];
  readonly #ties: Ties;
  readonly #terms: Terms;

  constructor({ indexes, model, ties }: { indexes: readonly OfferIndex[]; model: Model; ties: Ties }, terms: Terms) {
    this.#ties = ties;
    this.#terms = terms;
    this.#parts = indexes.map((index) => {
      const table = index.offers;
      return { table, coverage: new Coverage(index, model), mask: terms.maskOf?.(table) };
    });
  }

  /** The best behind a place, at most so many; and how many there are in all. */
  rank(offer: MarketOffer, wanted: Wanted): Ranking {
    const ties = offer.owner === null ? new Map<string, number>() : this.#ties.closenessTo(offer.owner);
    const excluded = new Map<Filter, Excluded>();
    const ranked: Ranked[] = [];
    let count = 0;
    for (const { table, coverage, mask } of this.#parts) {
      const { coverage: covered, specificity } = coverage.of(offer);
      const comparison = new Comparison(offer, table, { ...this.#terms, ties });
      const best = new Best(table, wanted);
      const failing = new Map<Filter, number[]>();
      for (let place = 0; place < table.size; place++) {
        const share = covered[place] ?? 0;
        if (share === 0 || (mask && mask[place] === 0)) continue;
        const reason = comparison.excludedAt(place);
        if (reason === undefined) best.add(place, comparison.scoreAt(place, share, specificity[place] ?? 0));
        else failing.get(reason)?.push(place) ?? failing.set(reason, [place]);
      }
      count += best.count;
      for (const { place, score } of best.found()) ranked.push({ offer: table.at(place), score });
      for (const [reason, places] of failing) excluded.set(reason, more(excluded.get(reason), table, places));
    }
    ranked.sort((a, b) => b.score - a.score || (a.offer.key < b.offer.key ? -1 : 1));
    return { ranked: ranked.slice(0, wanted.most), count, excluded };
  }
}

/** The excluded of all tables so far, and of one more. */
function more(known: Excluded | undefined, table: OfferTable, places: readonly number[]): Excluded {
  const offers = [...(known?.offers ?? []), ...places.slice(0, MAX_NAMED).map((place) => table.at(place))];
  const sorted = offers.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { count: (known?.count ?? 0) + places.length, offers: sorted.slice(0, MAX_NAMED) };
}
