import type { MarketOffer } from '../market/offer.ts';
import type { OfferIndex, Postings } from '../market/offer-index.ts';
import { idf, type Model, rarestIdf } from './score.ts';

/** How far each offer of the other side covers what is wanted, and by how telling a topic; reused from offer to offer. */
export class Coverage {
  /** By place in the index: share of the demand's topics met, by weight, idf and similarity; 0 where none is near. */
  readonly coverage: Float64Array;
  /** By place in the index: the greatest similarity × idf of a topic met, over the greatest idf there can be. */
  readonly specificity: Float64Array;
  readonly #index: OfferIndex;
  readonly #model: Model;
  readonly #rarest: number;
  readonly #closest: Float64Array;
  readonly #met: Int32Array;

  constructor(index: OfferIndex, model: Model) {
    this.#index = index;
    this.#model = model;
    this.#rarest = rarestIdf(model);
    this.coverage = new Float64Array(index.offers.size);
    this.specificity = new Float64Array(index.offers.size);
    this.#closest = new Float64Array(index.offers.size);
    this.#met = new Int32Array(index.offers.size);
  }

  /** Measures all offers of the other side against one. */
  of(offer: MarketOffer): this {
    this.coverage.fill(0);
    this.specificity.fill(0);
    if (offer.side === 'DEMAND') this.#ofDemand(offer, this.#index.postings('SUPPLY'));
    else this.#ofSupply(offer, this.#index.postings('DEMAND'));
    return this;
  }

  #ofDemand({ topics }: MarketOffer, supplies: Postings): void {
    const model = this.#model;
    const weighed = topics.map(({ id, weight }) => ({ id, idf: idf(model, id), weight: weight * idf(model, id) }));
    const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const closest = this.#closest;
    for (const { id, weight, idf: telling } of weighed) {
      const count = this.#closestSupplies(id, supplies);
      for (let met = 0; met < count; met++) {
        const place = this.#met[met] ?? 0;
        const similarity = closest[place] ?? 0;
        this.#add(place, (weight * similarity) / whole, similarity * telling);
        closest[place] = 0;
      }
    }
  }

  /** Supplies near a topic, each once in `#met`, how near in `#closest`. Returns how many. */
  #closestSupplies(topic: string, { starts, places }: Postings): number {
    const closest = this.#closest;
    const met = this.#met;
    let count = 0;
    const { ids, similarities } = this.#model.taxonomy.near(topic);
    for (let near = 0; near < ids.length; near++) {
      const number = this.#index.offers.topics.numberOf(ids[near] ?? '');
      if (number === undefined) continue;
      const similarity = similarities[near] ?? 0;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++) {
        const place = places[at] ?? 0;
        const known = closest[place] ?? 0;
        if (known === 0) met[count++] = place;
        if (similarity > known) closest[place] = similarity;
      }
    }
    return count;
  }

  #ofSupply({ topics }: MarketOffer, { starts, places, shares }: Postings): void {
    const closest = new Map<string, number>();
    for (const { id } of topics) {
      const { ids, similarities } = this.#model.taxonomy.near(id);
      for (const [at, near] of ids.entries()) {
        const similarity = similarities[at] ?? 0;
        if (similarity > (closest.get(near) ?? 0)) closest.set(near, similarity);
      }
    }
    for (const [topic, similarity] of closest) {
      const number = this.#index.offers.topics.numberOf(topic);
      if (number === undefined) continue;
      const telling = similarity * idf(this.#model, topic);
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++)
        this.#add(places[at] ?? 0, (shares[at] ?? 0) * similarity, telling);
    }
  }

  #add(place: number, covered: number, telling: number): void {
    this.coverage[place] = (this.coverage[place] ?? 0) + covered;
    this.specificity[place] = Math.max(this.specificity[place] ?? 0, telling / this.#rarest);
  }
}
