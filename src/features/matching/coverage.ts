import type { MarketOffer } from './offer.ts';
import type { OfferIndex } from './offer-index.ts';
import { idf, type Model, rarestIdf } from './score.ts';

/** How far each offer of the other side covers what is wanted, and by how telling a topic; reused from offer to offer. */
export class Coverage {
  /** By place in the index, for `places` only: share of the demand's topics met, by weight, idf and similarity. */
  readonly coverage: Float64Array;
  /** By place in the index: the greatest similarity × idf of a topic met, over the greatest idf there can be. */
  readonly specificity: Float64Array;
  /** Offers that share a topic or a near one, in no order. */
  readonly places: number[] = [];
  readonly #index: OfferIndex;
  readonly #model: Model;
  readonly #closest: Float64Array;

  constructor(index: OfferIndex, model: Model) {
    this.#index = index;
    this.#model = model;
    this.coverage = new Float64Array(index.offers.length);
    this.specificity = new Float64Array(index.offers.length);
    this.#closest = new Float64Array(index.offers.length);
  }

  /** Measures all offers of the other side against one. */
  of(offer: MarketOffer): this {
    for (const place of this.places) this.coverage[place] = this.specificity[place] = 0;
    this.places.length = 0;
    if (offer.side === 'DEMAND') this.#ofDemand(offer);
    else this.#ofSupply(offer);
    return this;
  }

  #ofDemand({ topics }: MarketOffer): void {
    const model = this.#model;
    const weighed = topics.map(({ id, weight }) => ({ id, idf: idf(model, id), weight: weight * idf(model, id) }));
    const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id, weight, idf: telling } of weighed) {
      const met = this.#closestSupplies(id);
      for (const place of met) {
        this.#add(place, (weight * (this.#closest[place] ?? 0)) / whole, (this.#closest[place] ?? 0) * telling);
        this.#closest[place] = 0;
      }
    }
  }

  /** Supplies near a topic, each once; how near is in `#closest`. */
  #closestSupplies(topic: string): number[] {
    const closest = this.#closest;
    const met: number[] = [];
    for (const [near, { similarity }] of this.#model.taxonomy.near(topic)) {
      for (const place of this.#index.about('SUPPLY', near)?.places ?? []) {
        const known = closest[place] ?? 0;
        if (known === 0) met.push(place);
        if (similarity > known) closest[place] = similarity;
      }
    }
    return met;
  }

  #ofSupply({ topics }: MarketOffer): void {
    const closest = new Map<string, number>();
    for (const { id } of topics) {
      for (const [near, { similarity }] of this.#model.taxonomy.near(id)) {
        if (similarity > (closest.get(near) ?? 0)) closest.set(near, similarity);
      }
    }
    for (const [topic, similarity] of closest) {
      const posting = this.#index.about('DEMAND', topic);
      if (!posting) continue;
      const telling = similarity * idf(this.#model, topic);
      for (const [at, place] of posting.places.entries()) {
        this.#add(place, (posting.shares[at] ?? 0) * similarity, telling);
      }
    }
  }

  #add(place: number, covered: number, telling: number): void {
    const known = this.coverage[place] ?? 0;
    if (known === 0) this.places.push(place);
    this.coverage[place] = known + covered;
    this.specificity[place] = Math.max(this.specificity[place] ?? 0, telling / rarestIdf(this.#model));
  }
}
