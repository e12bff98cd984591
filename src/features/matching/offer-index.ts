import type { OfferSide } from '../../generated/schema.ts';
import type { MarketOffer } from './offer.ts';
import { idf, type Model } from './score.ts';

/** Offers of one side about a topic, by place, and what share of each offer's own topics it makes, by weight and idf. */
export interface Posting {
  readonly places: Int32Array;
  readonly shares: Float64Array;
}

/** Offers by key, each known by its place among them, and found by side and topic. */
export class OfferIndex {
  /** By key. */
  readonly offers: readonly MarketOffer[];
  readonly #postings: Readonly<Record<OfferSide, ReadonlyMap<string, Posting>>>;

  constructor(offers: readonly MarketOffer[], model: Omit<Model, 'taxonomy'>) {
    this.offers = [...offers].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#postings = {
      SUPPLY: postingsOf(this.offers, 'SUPPLY', model),
      DEMAND: postingsOf(this.offers, 'DEMAND', model),
    };
  }

  /** Offers of a side that are about the very topic. */
  about(side: OfferSide, topic: string): Posting | undefined {
    return this.#postings[side].get(topic);
  }
}

function postingsOf(offers: readonly MarketOffer[], side: OfferSide, model: Omit<Model, 'taxonomy'>) {
  const found = new Map<string, { places: number[]; shares: number[] }>();
  for (const [place, offer] of offers.entries()) {
    if (offer.side !== side) continue;
    const whole = offer.topics.reduce((sum, { id, weight }) => sum + weight * idf(model, id), 0);
    for (const { id, weight } of offer.topics) {
      const same = found.get(id) ?? { places: [], shares: [] };
      same.places.push(place);
      same.shares.push((weight * idf(model, id)) / whole);
      found.set(id, same);
    }
  }
  return new Map(
    [...found].map(([id, { places, shares }]): [string, Posting] => [
      id,
      { places: Int32Array.from(places), shares: Float64Array.from(shares) },
    ]),
  );
}
