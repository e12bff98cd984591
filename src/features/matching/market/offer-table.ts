import { firstWhere } from '../../../database/halving.ts';
import { LEVELS, REACHES } from '../scoring/factors.ts';
import { dayOf } from '../scoring/period.ts';
import type { Column } from './column.ts';
import { type Interned, NONE } from './interned.ts';
import type { MarketOffer, OfferOrigin, OfferTopic } from './offer.ts';
import { DEMAND, OfferRows, type Region } from './offer-rows.ts';
import { factOfStanding, standingId } from './standing.ts';

/** Which offers take part, 1 or 0 by place; all where there is no mask. */
export type Mask = Uint8Array | undefined;

/** Whether any takes part. */
export const hasAny = ({ size }: OfferTable, mask: Mask): boolean => (mask ? mask.includes(1) : size > 0);

/** The places of those that take part, in order. */
export function placesIn({ size }: OfferTable, mask: Mask): number[] {
  const places: number[] = [];
  for (let place = 0; place < size; place++) if (!mask || mask[place] === 1) places.push(place);
  return places;
}

/**
 * Offers of one origin as columns, some 200 bytes each, so that one process holds those of a whole country. Each is
 * known by its place among them, by key. What has few values is numbered, NONE where no source says.
 */
export class OfferTable {
  readonly origin: OfferOrigin;
  readonly size: number;
  readonly categories: Interned;
  readonly units: Interned;
  /** Ids. */
  readonly owners: Interned;
  readonly topics: Interned;
  readonly regions: readonly Region[];
  /** By place. Levels and reaches are numbered as `LEVELS` and `REACHES`; quantities not known are NaN; days as in `Period`. */
  readonly side: Int8Array;
  readonly category: Int32Array;
  readonly unit: Int32Array;
  readonly level: Int8Array;
  readonly reach: Int8Array;
  readonly quantity: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly region: Int32Array;
  readonly owner: Int32Array;
  readonly confidence: Float64Array;
  /** Where the topics of each place begin among all; one more than places. */
  readonly starts: Int32Array;
  /** Of each topic of a place: its number, its weight. */
  readonly topic: Int32Array;
  readonly weight: Float64Array;
  readonly #topicFacts: readonly (string | null)[];
  /** None of what is derived. */
  readonly #ids: readonly (string | null)[];
  readonly #stems: Interned;
  readonly #tails: Interned;
  readonly #names: Interned;
  readonly #stem: Int32Array;
  readonly #tail: Int32Array;
  readonly #name: Int32Array;
  readonly #synthetic: Int8Array;
  readonly #locatedBy: readonly (string | null)[];
  readonly #ownedBy: readonly (string | null)[];
  /** By id; of what is derived by the id of its fact. */
  #places: ReadonlyMap<string, number> | undefined;

  constructor(rows: OfferRows) {
    const { of, topicOf } = rows;
    const order = rows.inOrder();
    this.origin = rows.origin;
    this.size = order.length;
    ({ categories: this.categories, units: this.units, owners: this.owners, topics: this.topics } = rows);
    ({ stems: this.#stems, tails: this.#tails, names: this.#names, regions: this.regions } = rows);
    this.side = of.side.of(order);
    this.category = of.category.of(order);
    this.unit = of.unit.of(order);
    this.level = of.level.of(order);
    this.reach = of.reach.of(order);
    this.quantity = of.quantity.of(order);
    this.from = of.from.of(order);
    this.to = of.to.of(order);
    this.region = of.region.of(order);
    this.owner = of.owner.of(order);
    this.confidence = of.confidence.of(order);
    this.#stem = of.stem.of(order);
    this.#tail = of.tail.of(order);
    this.#name = of.name.of(order);
    this.#synthetic = of.synthetic.of(order);
    this.#ids = textsOf(rows.ids, order);
    this.#locatedBy = textsOf(rows.locatedBy, order);
    this.#ownedBy = textsOf(rows.ownedBy, order);
    const { starts, at } = topicsOf(of.topics, order);
    this.starts = starts;
    this.topic = topicOf.topic.of(at);
    this.weight = topicOf.weight.of(at);
    this.#topicFacts = textsOf(rows.topicFacts, at);
  }

  static of(offers: Iterable<MarketOffer>, origin: OfferOrigin): OfferTable {
    const rows = new OfferRows(origin);
    for (const offer of offers) rows.add(offer);
    return new OfferTable(rows);
  }

  at(place: number): MarketOffer {
    const id = this.idAt(place);
    const region = this.regions[this.region[place] ?? NONE];
    const quantity = this.quantity[place] ?? Number.NaN;
    return {
      id,
      key: this.keyAt(place),
      name: this.#names.at(this.#name[place]) ?? '',
      side: this.side[place] === DEMAND ? 'DEMAND' : 'SUPPLY',
      origin: this.origin,
      synthetic: this.#synthetic[place] === 1,
      category: this.categories.at(this.category[place]),
      quantity: Number.isNaN(quantity) ? null : quantity,
      unit: this.units.at(this.unit[place]),
      level: LEVELS[this.level[place] ?? NONE] ?? null,
      reach: REACHES[this.reach[place] ?? NONE] ?? null,
      from: dayOf(this.from[place] ?? 0),
      to: dayOf(this.to[place] ?? 0),
      region: region?.id ?? null,
      regions: region?.lineage ?? [],
      owner: this.owners.at(this.owner[place]),
      topics: this.#topicsAt(place, id),
      confidence: this.confidence[place] ?? 0,
      locatedBy: this.#locatedBy[place] ?? null,
      ownedBy: this.#ownedBy[place] ?? null,
    };
  }

  keyAt(place: number): string {
    return `${this.#stems.at(this.#stem[place])}${this.#tails.at(this.#tail[place])}`;
  }

  idAt(place: number): string {
    return this.#ids[place] ?? standingId(this.#firstFactAt(place));
  }

  /** The place of the offer with an id or a key; undefined for one that is not here. */
  placeOf(idOrKey: string): number | undefined {
    const isDerived = this.origin === 'DERIVED';
    const storedAt = (place: number) => this.#ids[place] ?? this.#firstFactAt(place);
    this.#places ??= new Map(Array.from({ length: this.size }, (_, place) => [storedAt(place), place]));
    return this.#places.get(isDerived ? factOfStanding(idOrKey) : idOrKey) ?? this.#placeOfKey(idOrKey);
  }

  /** Those of which the id, or the owner's, is among those found; what is assumed takes part whatever was found. */
  maskOf(found: ReadonlySet<string> | undefined): Mask {
    if (!found || this.origin === 'HYPOTHETICAL') return undefined;
    const owners = Uint8Array.from(this.owners.values, (id) => (found.has(id) ? 1 : 0));
    return Uint8Array.from(this.owner, (owner, place) =>
      owners[owner] === 1 || found.has(this.#ids[place] ?? '') ? 1 : 0,
    );
  }

  #firstFactAt(place: number): string {
    return this.#topicFacts[this.starts[place] ?? 0] ?? '';
  }

  #topicsAt(place: number, id: string): OfferTopic[] {
    const topics: OfferTopic[] = [];
    const from = this.origin === 'DERIVED' ? (this.owners.at(this.owner[place]) ?? '') : id;
    for (let at = this.starts[place] ?? 0; at < (this.starts[place + 1] ?? 0); at++) {
      const to = this.topics.at(this.topic[at]) ?? '';
      const fact = this.#topicFacts[at] ?? null;
      topics.push({ id: to, weight: this.weight[at] ?? 0, fact: fact === null ? undefined : { id: fact, from, to } });
    }
    return topics;
  }

  #placeOfKey(key: string): number | undefined {
    const place = firstWhere(this.size, (at) => this.keyAt(at) >= key);
    return place < this.size && this.keyAt(place) === key ? place : undefined;
  }
}

const textsOf = (texts: readonly (string | null)[], rows: Int32Array): (string | null)[] =>
  texts.length === 0 ? [] : Array.from(rows, (row) => texts[row] ?? null);

/** Where the topics of rows, which have so many each, begin once these are in order, and which they are. */
function topicsOf(counts: Column<Int32Array>, order: Int32Array): { starts: Int32Array; at: Int32Array } {
  const own = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) own[row + 1] = (own[row] ?? 0) + counts.at(row);
  const starts = new Int32Array(order.length + 1);
  const at = new Int32Array(own[counts.length] ?? 0);
  for (const [place, row] of order.entries()) {
    const [from, to] = [own[row] ?? 0, own[row + 1] ?? 0];
    const start = starts[place] ?? 0;
    for (let topic = from; topic < to; topic++) at[start + topic - from] = topic;
    starts[place + 1] = start + to - from;
  }
  return { starts, at };
}
