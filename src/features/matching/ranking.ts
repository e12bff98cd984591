import type { FactRef } from '../../database/reading/claims.ts';
import { Coverage } from './coverage.ts';
import { excludedBy, type Filter, type Pair } from './factors.ts';
import type { MarketOffer } from './offer.ts';
import { takesPart } from './offer.ts';
import type { OfferIndex } from './offer-index.ts';
import { type Model, totalOf, type Weights } from './score.ts';
import { collaborationOf, type Ties } from './ties.ts';

/** An offer of the other side and its score, 0 to 1. */
export interface Ranked {
  readonly offer: MarketOffer;
  readonly score: number;
}

export interface Ranking {
  /** The best first, by key among equals. */
  readonly ranked: readonly Ranked[];
  /** Offers that hard filters excluded, by the first they failed, each list by key. */
  readonly excluded: ReadonlyMap<Filter, readonly MarketOffer[]>;
}

export interface Terms {
  readonly weights: Weights;
  /** Whether only supplies count that have the whole quantity. */
  readonly whole: boolean;
  /** Which offers of the other side may be found; all where absent. */
  readonly passes?: ((offer: MarketOffer) => boolean) | undefined;
}

export const pairOf = (one: MarketOffer, other: MarketOffer): Pair =>
  one.side === 'DEMAND' ? { demand: one, supply: other } : { demand: other, supply: one };

export const better = (a: Ranked, b: Ranked): number => b.score - a.score || (a.offer.key < b.offer.key ? -1 : 1);

const NONE: ReadonlyMap<string, readonly FactRef[]> = new Map();

/** Scores whatever of an index shares a topic, or a near one, with an offer; asked again, it uses its memory again. */
export class Ranker {
  readonly #index: OfferIndex;
  readonly #ties: Ties;
  readonly #coverage: Coverage;
  readonly #terms: Terms;

  constructor({ index, model, ties }: { index: OfferIndex; model: Model; ties: Ties }, terms: Terms) {
    this.#index = index;
    this.#ties = ties;
    this.#coverage = new Coverage(index, model);
    this.#terms = terms;
  }

  /** All that pass the filters, and what did not. */
  all(offer: MarketOffer): Ranking {
    const excluded = new Map<Filter, MarketOffer[]>();
    const ranked = this.#scored(offer, (reason, other) => {
      const same = excluded.get(reason);
      if (same) same.push(other);
      else excluded.set(reason, [other]);
    });
    return { ranked: ranked.sort(better), excluded };
  }

  /** The best of those that score at least so much, at most `most`; and how many there are. */
  best(
    offer: MarketOffer,
    least: number,
    most: number,
  ): { readonly ranked: readonly Ranked[]; readonly count: number } {
    const enough = this.#scored(offer, () => {}).filter(({ score }) => score >= least);
    if (enough.length <= most) return { ranked: enough.sort(better), count: enough.length };
    const cut = Float64Array.from(enough, ({ score }) => score).sort()[enough.length - most] ?? 0;
    const ranked = enough.filter(({ score }) => score >= cut).sort(better);
    return { ranked: ranked.slice(0, most), count: enough.length };
  }

  #scored(offer: MarketOffer, exclude: (reason: Filter, other: MarketOffer) => void): Ranked[] {
    const { weights, whole, passes } = this.#terms;
    const { coverage, specificity, places } = this.#coverage.of(offer);
    const ties = offer.owner === null ? NONE : this.#ties.of(offer.owner);
    const ranked: Ranked[] = [];
    for (const place of places.sort((a, b) => a - b)) {
      const other = this.#index.offers[place];
      if (!other || !takesPart(other, passes)) continue;
      const pair = pairOf(offer, other);
      const reason = excludedBy(pair, whole);
      if (reason) {
        exclude(reason, other);
        continue;
      }
      const met = { coverage: coverage[place] ?? 0, specificity: specificity[place] ?? 0 };
      const collaboration = collaborationOf(offer.owner, other.owner, ties.get(other.owner ?? ''));
      ranked.push({ offer: other, score: totalOf(pair, weights, { ...met, collaboration }) });
    }
    return ranked;
  }
}
