import { firstWhere } from '../../../database/halving.ts';

/** A term of a code system, and the terms right above it. */
export interface Topic {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly parents: readonly string[];
}

/** What joins two terms of different trees, or of one: an alignment, a skill that a major trains or a job requires. */
export interface Bridge {
  /** Id of the fact that says so. */
  readonly fact: string;
  readonly a: string;
  readonly b: string;
  /** How alike the two are, above 0, at most 1. */
  readonly strength: number;
}

/** How close a term is to the one asked about. */
export interface Near {
  readonly similarity: number;
  /** The closest common ancestor on the last way through a tree; undefined for the same term. */
  readonly via: string | undefined;
  /** Facts crossed from tree to tree, in order. */
  readonly bridges: readonly string[];
}

/** Terms less alike than this are not near. */
export const LEAST_SIMILARITY = 0.2;
const MAX_CROSSINGS = 2;
/** As much again as the terms known is taken to be unseen, so that the one class that a graph knows still tells something. */
const UNSEEN = 2;
/** Terms kept as near to others, some 30 bytes each. */
const ROOM = 1_500_000;

const NOWHERE = -1;
const NO_BRIDGES: readonly string[] = [];

/** The terms near one, itself included, by id. */
export class Nearby {
  readonly ids: readonly string[];
  /** Of each id, by its place. */
  readonly similarities: Float64Array;
  readonly #vias: readonly (string | undefined)[];
  readonly #bridges: readonly (readonly string[])[];

  constructor(places: readonly number[], ways: Ways, idAt: (place: number) => string | undefined) {
    this.ids = places.map((place) => idAt(place) ?? '');
    this.similarities = Float64Array.from(places, (place) => ways.similarities[place] ?? 0);
    this.#vias = places.map((place) => idAt(ways.vias[place] ?? NOWHERE));
    this.#bridges = places.map((place) => ways.bridges[place] ?? NO_BRIDGES);
  }

  get(id: string): Near | undefined {
    const place = firstWhere(this.ids.length, (at) => (this.ids[at] ?? '') >= id);
    if (this.ids[place] !== id) return undefined;
    const bridges = this.#bridges[place] ?? NO_BRIDGES;
    return { similarity: this.similarities[place] ?? 0, via: this.#vias[place], bridges };
  }
}

/** The best way known to each of some terms, by its place; similarity 0 where none is. */
class Ways {
  readonly places: number[] = [];
  readonly similarities: Float64Array;
  readonly vias: Int32Array;
  readonly bridges: (readonly string[])[];

  constructor(terms: number) {
    this.similarities = new Float64Array(terms);
    this.vias = new Int32Array(terms).fill(NOWHERE);
    this.bridges = new Array(terms).fill(NO_BRIDGES);
  }

  clear(): void {
    for (const place of this.places) this.similarities[place] = 0;
    this.places.length = 0;
  }

  set(place: number, similarity: number, via: number, bridges: readonly string[]): void {
    if (this.similarities[place] === 0) this.places.push(place);
    this.similarities[place] = similarity;
    this.vias[place] = via;
    this.bridges[place] = bridges;
  }

  /** Whether a way is better: the more alike, then the fewer bridges, then the smaller ids of these, so that the order of rows decides nothing. */
  lacks(place: number, similarity: number, bridges: readonly string[]): boolean {
    if (similarity < LEAST_SIMILARITY) return false;
    const known = this.similarities[place] ?? 0;
    if (similarity !== known) return similarity > known;
    const others = this.bridges[place] ?? NO_BRIDGES;
    if (bridges.length !== others.length) return bridges.length < others.length;
    return bridges !== others && bridges.join() < others.join();
  }
}

interface Crossing {
  /** Place of the term at the other end. */
  readonly to: number;
  readonly fact: string;
  readonly strength: number;
}

/**
 * Trees of terms with what joins them. Similarity is 1 for the same term, else Lin's: twice the information content of
 * the closest common ancestor over the sum of both terms'. The information content of a term is −ln of its share among
 * the terms of its kind, half of them unseen, where each term counts once, once more for each use, and so do all terms
 * below it (Resnik 1995, Lin 1998; the count of terms after Seco 2004). A way across bridges has the product of its parts.
 * Terms of a cycle lie below each other: they are alike as one.
 */
export class Taxonomy {
  /** By id, so that of two places the smaller has the smaller id. */
  readonly #topics: readonly Topic[];
  readonly #places: ReadonlyMap<string, number>;
  /** Of each place: it and all above it, the nearest first. */
  readonly #above: readonly (readonly number[])[];
  /** Of each place: it and all below it, what tells least first. */
  readonly #below: readonly Int32Array[];
  readonly #content: Float64Array;
  readonly #crossings: readonly (readonly Crossing[])[];
  /** Used by one search after another. */
  readonly #scratch: Readonly<Record<'best' | 'landed' | 'steps', Ways>>;
  /** The least recently asked about first. */
  readonly #near = new Map<string, Nearby>();
  #kept = 0;

  constructor(topics: readonly Topic[], bridges: readonly Bridge[], uses: ReadonlyMap<string, number> = new Map()) {
    this.#topics = [...topics].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#places = new Map(this.#topics.map(({ id }, place) => [id, place]));
    this.#above = this.#topics.map((_, place) => this.#ancestors(place));
    this.#content = this.#contents(uses);
    this.#below = this.#descendants();
    this.#crossings = this.#joined(bridges);
    const size = this.#topics.length;
    this.#scratch = { best: new Ways(size), landed: new Ways(size), steps: new Ways(size) };
  }

  /** Everything near a term, itself included with similarity 1; a term that is not known is near itself alone. */
  near(id: string): Nearby {
    const known = this.#near.get(id);
    if (known) this.#near.delete(id);
    const found = known ?? this.#search(id);
    this.#near.set(id, found);
    if (known) return found;
    this.#kept += found.ids.length;
    for (const [oldest, { ids }] of this.#near) {
      if (this.#kept <= ROOM) break;
      this.#near.delete(oldest);
      this.#kept -= ids.length;
    }
    return found;
  }

  /** A term and all above it in its tree, the nearest first. */
  above(id: string): readonly string[] {
    const place = this.#places.get(id);
    return place === undefined ? [id] : (this.#above[place] ?? []).flatMap((each) => this.#topics[each]?.id ?? []);
  }

  /** −ln of a term's share among its kind, with all below it; 0 for a term that is not known. */
  informationContent(id: string): number {
    return this.#content[this.#places.get(id) ?? NOWHERE] ?? 0;
  }

  #ancestors(place: number): readonly number[] {
    const found = new Set([place]);
    for (const each of found) {
      for (const parent of this.#topics[each]?.parents ?? []) {
        const above = this.#places.get(parent);
        if (above !== undefined) found.add(above);
      }
    }
    return [...found];
  }

  #contents(uses: ReadonlyMap<string, number>): Float64Array {
    const counts = new Float64Array(this.#topics.length);
    const whole = new Map<string, number>();
    for (const [place, { id, kind }] of this.#topics.entries()) {
      const count = 1 + (uses.get(id) ?? 0);
      whole.set(kind, (whole.get(kind) ?? 0) + count);
      for (const above of this.#above[place] ?? []) counts[above] = (counts[above] ?? 0) + count;
    }
    return counts.map((count, place) => {
      const all = whole.get(this.#topics[place]?.kind ?? '') ?? 1;
      return -Math.log(count / (UNSEEN * all));
    });
  }

  #descendants(): Int32Array[] {
    const below = this.#topics.map((): number[] => []);
    for (const [place, ancestors] of this.#above.entries()) for (const above of ancestors) below[above]?.push(place);
    const content = this.#content;
    return below.map((places) => Int32Array.from(places).sort((a, b) => (content[a] ?? 0) - (content[b] ?? 0)));
  }

  #joined(bridges: readonly Bridge[]): Crossing[][] {
    const crossings = this.#topics.map((): Crossing[] => []);
    for (const { a, b, fact, strength } of bridges) {
      const [one, other] = [this.#places.get(a), this.#places.get(b)];
      if (one === undefined || other === undefined || one === other || !(strength > 0)) continue;
      crossings[one]?.push({ to: other, fact, strength: Math.min(strength, 1) });
      crossings[other]?.push({ to: one, fact, strength: Math.min(strength, 1) });
    }
    return crossings;
  }

  #search(id: string): Nearby {
    const start = this.#places.get(id);
    if (start === undefined) {
      const itself = new Ways(1);
      itself.set(0, 1, NOWHERE, NO_BRIDGES);
      return new Nearby([0], itself, (place) => (place === 0 ? id : undefined));
    }
    const { best, landed, steps } = this.#scratch;
    this.#inTree(start, 1, best);
    let reached: readonly number[] = best.places;
    for (let crossing = 0; crossing < MAX_CROSSINGS; crossing++) {
      this.#cross(best, reached, landed);
      const next = new Set<number>();
      for (const landing of landed.places) {
        const nearness = landed.similarities[landing] ?? 0;
        const bridges = landed.bridges[landing] ?? NO_BRIDGES;
        this.#inTree(landing, nearness, steps);
        for (const place of steps.places) {
          const similarity = nearness * (steps.similarities[place] ?? 0);
          if (!best.lacks(place, similarity, bridges)) continue;
          const via = place === landing ? landed.vias[landing] : steps.vias[place];
          best.set(place, similarity, via ?? NOWHERE, bridges);
          next.add(place);
        }
      }
      reached = [...next];
    }
    const places = best.places.sort((a, b) => a - b);
    return new Nearby(places, best, (place) => this.#topics[place]?.id);
  }

  /** What lies near a term in its own tree, so near that with `nearness` before it is near. */
  #inTree(start: number, nearness: number, found: Ways): void {
    found.clear();
    const own = this.#content[start] ?? 0;
    for (const above of this.#above[start] ?? []) {
      const shared = this.#content[above] ?? 0;
      for (const other of this.#below[above] ?? []) {
        const similarity = Math.min((2 * shared) / (own + (this.#content[other] ?? 0)), 1);
        // those behind tell more, and are less alike
        if (nearness * similarity < LEAST_SIMILARITY) break;
        const known = found.similarities[other] ?? 0;
        const closer = similarity > known || (similarity === known && above < (found.vias[other] ?? 0));
        if (closer) found.set(other, similarity, above, NO_BRIDGES);
      }
    }
    found.set(start, 1, NOWHERE, NO_BRIDGES);
  }

  /** The best way to each term at the other end of a bridge. */
  #cross(best: Ways, reached: readonly number[], landed: Ways): void {
    landed.clear();
    for (const from of reached) {
      for (const { to, fact, strength } of this.#crossings[from] ?? []) {
        const similarity = (best.similarities[from] ?? 0) * strength;
        if (similarity < LEAST_SIMILARITY || similarity < (landed.similarities[to] ?? 0)) continue;
        const bridges = [...(best.bridges[from] ?? NO_BRIDGES), fact];
        if (landed.lacks(to, similarity, bridges)) landed.set(to, similarity, best.vias[from] ?? NOWHERE, bridges);
      }
    }
  }
}
