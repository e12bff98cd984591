import { LEVELS, REACHES } from '../scoring/factors.ts';
import { periodOf } from '../scoring/period.ts';
import { float64, int8, int32 } from './column.ts';
import { Interned, NONE } from './interned.ts';
import type { MarketOffer, OfferOrigin } from './offer.ts';

/** Where offers are for. */
export interface Region {
  readonly id: string;
  /** Keys of the region and those above it. */
  readonly lineage: readonly string[];
}

/** The side of a demand in a column; 0 is a supply. */
export const DEMAND = 1;

/** Offers of one origin while they are read, in any order. */
export class OfferRows {
  readonly origin: OfferOrigin;
  readonly ids: string[] = [];
  readonly stems = new Interned();
  readonly tails = new Interned();
  readonly names = new Interned();
  readonly categories = new Interned();
  readonly units = new Interned();
  readonly owners = new Interned();
  readonly topics = new Interned();
  readonly regions: Region[] = [];
  readonly locatedBy: (string | null)[] = [];
  readonly ownedBy: (string | null)[] = [];
  readonly of = {
    ...{ stem: int32(), tail: int32(), name: int32(), side: int8(), synthetic: int8() },
    ...{ category: int32(), unit: int32(), level: int8(), reach: int8(), quantity: float64() },
    ...{ from: int32(), to: int32(), region: int32(), owner: int32(), confidence: float64() },
    topics: int32(),
  };
  /** Of all topics, offer by offer. */
  readonly topicOf = { topic: int32(), weight: float64() };
  readonly topicFacts: (string | null)[] = [];
  readonly #regions = new Map<string, number>();

  constructor(origin: OfferOrigin) {
    this.origin = origin;
  }

  /** @param stem what its key begins with, as many other keys do */
  add(offer: MarketOffer, stem = ''): void {
    const { of } = this;
    // what is derived has the id of its fact
    if (this.origin !== 'DERIVED') this.ids.push(offer.id);
    of.stem.push(this.stems.add(stem));
    of.tail.push(this.tails.add(offer.key.slice(stem.length)));
    of.name.push(this.names.add(offer.name));
    of.side.push(offer.side === 'DEMAND' ? DEMAND : 0);
    of.synthetic.push(offer.synthetic ? 1 : 0);
    of.category.push(this.categories.add(offer.category));
    of.unit.push(this.units.add(offer.unit));
    of.level.push(offer.level === null ? NONE : LEVELS.indexOf(offer.level));
    of.reach.push(offer.reach === null ? NONE : REACHES.indexOf(offer.reach));
    of.quantity.push(offer.quantity ?? Number.NaN);
    const { from, to } = periodOf(offer);
    of.from.push(from);
    of.to.push(to);
    of.region.push(this.#regionOf(offer));
    of.owner.push(this.owners.add(offer.owner));
    of.confidence.push(offer.confidence);
    of.topics.push(offer.topics.length);
    for (const { id, weight, fact } of offer.topics) {
      this.topicOf.topic.push(this.topics.add(id));
      this.topicOf.weight.push(weight);
      this.topicFacts.push(fact?.id ?? null);
    }
    if (this.origin === 'DERIVED') return;
    this.locatedBy.push(offer.locatedBy);
    this.ownedBy.push(offer.ownedBy);
  }

  /** All rows, by key. */
  inOrder(): Int32Array {
    const keys = Array.from({ length: this.of.tail.length }, (_, row) => this.#keyAt(row));
    const rows = Array.from(keys.keys()).sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
    return Int32Array.from(rows);
  }

  #keyAt(row: number): string {
    return `${this.stems.at(this.of.stem.at(row))}${this.tails.at(this.of.tail.at(row))}`;
  }

  #regionOf({ region, regions }: MarketOffer): number {
    if (region === null) return NONE;
    const known = this.#regions.get(region);
    if (known !== undefined) return known;
    this.#regions.set(region, this.regions.length);
    return this.regions.push({ id: region, lineage: regions }) - 1;
  }
}
