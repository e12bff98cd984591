import type { OfferSide } from '../../generated/schema.ts';
import type { MarketOffer } from './offer.ts';
import { idf, type Model } from './score.ts';

/** Offers of one side about a topic, by place, and what share of each offer's own topics it makes, by weight and idf. */
export interface Posting {
  readonly places: Int32Array;
  readonly shares: Float64Array;
}

type Postings = Readonly<Record<OfferSide, ReadonlyMap<string, Posting>>>;
type Usage = Omit<Model, 'taxonomy'>;

/** Offers, each known by its place among them, and found by side and topic. */
export class OfferIndex {
  /** By key; those added come last. */
  readonly offers: readonly MarketOffer[];
  readonly #postings: Postings;

  private constructor(offers: readonly MarketOffer[], postings: Postings) {
    this.offers = offers;
    this.#postings = postings;
  }

  static of(offers: readonly MarketOffer[], usage: Usage): OfferIndex {
    const sorted = [...offers].sort((a, b) => (a.key < b.key ? -1 : 1));
    return new OfferIndex(sorted, {
      SUPPLY: postingsOf(sorted.entries(), 'SUPPLY', usage),
      DEMAND: postingsOf(sorted.entries(), 'DEMAND', usage),
    });
  }

  /** These and more. */
  with(more: readonly MarketOffer[], usage: Usage): OfferIndex {
    const places = more.map((offer, at): [number, MarketOffer] => [this.offers.length + at, offer]);
    return new OfferIndex([...this.offers, ...more], {
      SUPPLY: joined(this.#postings.SUPPLY, postingsOf(places, 'SUPPLY', usage)),
      DEMAND: joined(this.#postings.DEMAND, postingsOf(places, 'DEMAND', usage)),
    });
  }

  /** Offers of a side that are about the very topic. */
  about(side: OfferSide, topic: string): Posting | undefined {
    return this.#postings[side].get(topic);
  }
}

function postingsOf(placed: Iterable<[number, MarketOffer]>, side: OfferSide, usage: Usage): Map<string, Posting> {
  const found = new Map<string, { places: number[]; shares: number[] }>();
  for (const [place, offer] of placed) {
    if (offer.side !== side) continue;
    const whole = offer.topics.reduce((sum, { id, weight }) => sum + weight * idf(usage, id), 0);
    for (const { id, weight } of offer.topics) {
      const same = found.get(id) ?? { places: [], shares: [] };
      same.places.push(place);
      same.shares.push((weight * idf(usage, id)) / whole);
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

function joined(postings: ReadonlyMap<string, Posting>, more: ReadonlyMap<string, Posting>): Map<string, Posting> {
  const all = new Map(postings);
  for (const [topic, { places, shares }] of more) {
    const known = all.get(topic);
    all.set(topic, {
      places: Int32Array.from([...(known?.places ?? []), ...places]),
      shares: Float64Array.from([...(known?.shares ?? []), ...shares]),
    });
  }
  return all;
}
