import type { OfferSide } from '../../../generated/schema.ts';
import { idf, type Model } from '../scoring/score.ts';
import { DEMAND } from './offer-rows.ts';
import type { OfferTable } from './offer-table.ts';

/** Offers of one side by topic: those of topic t stand from `starts[t]` up to `starts[t + 1]`. */
export interface Postings {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** What share of the offer's own topics this one makes, by weight and idf. */
  readonly shares: Float64Array;
}

type Usage = Omit<Model, 'taxonomy'>;

/** A table of offers, found by side and topic. */
export class OfferIndex {
  readonly offers: OfferTable;
  readonly #postings: Readonly<Record<OfferSide, Postings>>;

  constructor(offers: OfferTable, usage: Usage) {
    this.offers = offers;
    const telling = Float64Array.from(offers.topics.values, (topic) => idf(usage, topic));
    const of = (side: OfferSide) => postingsOf(offers, side, telling);
    this.#postings = { SUPPLY: of('SUPPLY'), DEMAND: of('DEMAND') };
  }

  postings(side: OfferSide): Postings {
    return this.#postings[side];
  }
}

function postingsOf(offers: OfferTable, side: OfferSide, telling: Float64Array): Postings {
  const { starts, topic, weight } = offers;
  const places = placesOf(offers, side);
  const heads = new Int32Array(telling.length + 1);
  for (const place of places) {
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) {
      const next = (topic[at] ?? 0) + 1;
      heads[next] = (heads[next] ?? 0) + 1;
    }
  }
  for (let next = 1; next < heads.length; next++) heads[next] = (heads[next] ?? 0) + (heads[next - 1] ?? 0);
  const found = { places: new Int32Array(heads.at(-1) ?? 0), shares: new Float64Array(heads.at(-1) ?? 0) };
  const free = heads.slice();
  for (const place of places) {
    const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    const told = (at: number): number => (weight[at] ?? 0) * (telling[topic[at] ?? 0] ?? 0);
    let whole = 0;
    for (let at = from; at < to; at++) whole += told(at);
    for (let at = from; at < to; at++) {
      const number = topic[at] ?? 0;
      const next = free[number] ?? 0;
      free[number] = next + 1;
      found.places[next] = place;
      found.shares[next] = told(at) / whole;
    }
  }
  return { starts: heads, ...found };
}

function placesOf({ side, size }: OfferTable, wanted: OfferSide): Int32Array {
  const places = new Int32Array(size);
  let count = 0;
  for (let place = 0; place < size; place++) {
    if ((side[place] === DEMAND) === (wanted === 'DEMAND')) places[count++] = place;
  }
  return places.slice(0, count);
}
