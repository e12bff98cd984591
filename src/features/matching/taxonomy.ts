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

const SAME: Near = { similarity: 1, via: undefined, bridges: [] };

/**
 * Trees of terms with what joins them. Similarity is 1 for the same term, else Lin's: twice the information content of
 * the closest common ancestor over the sum of both terms'. The information content of a term is −ln of its share among
 * the terms of its kind, half of them unseen, where each term counts once, once more for each use, and so do all terms
 * below it (Resnik 1995, Lin 1998; the count of terms after Seco 2004). A way across bridges has the product of its parts.
 * Terms of a cycle lie below each other: they are alike as one.
 */
export class Taxonomy {
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #uses: ReadonlyMap<string, number>;
  readonly #above = new Map<string, readonly string[]>();
  readonly #below = new Map<string, string[]>();
  readonly #bridges = new Map<string, { readonly to: string; readonly fact: string; readonly strength: number }[]>();
  readonly #content = new Map<string, number>();
  readonly #near = new Map<string, ReadonlyMap<string, Near>>();

  constructor(topics: readonly Topic[], bridges: readonly Bridge[], uses: ReadonlyMap<string, number> = new Map()) {
    this.#topics = new Map(topics.map((topic) => [topic.id, topic]));
    this.#uses = uses;
    this.#weigh();
    for (const { a, b, fact, strength } of bridges) {
      if (a === b || !(strength > 0)) continue;
      this.#bridge(a, { to: b, fact, strength: Math.min(strength, 1) });
      this.#bridge(b, { to: a, fact, strength: Math.min(strength, 1) });
    }
  }

  /** Everything near a term, itself included with similarity 1; a term that is not known is near itself alone. */
  near(id: string): ReadonlyMap<string, Near> {
    const known = this.#near.get(id) ?? this.#search(id);
    this.#near.set(id, known);
    return known;
  }

  /** A term and all above it in its tree, the nearest first. */
  above(id: string): readonly string[] {
    return this.#ancestors(id);
  }

  /** −ln of a term's share among its kind, with all below it; 0 for a term that is not known. */
  informationContent(id: string): number {
    return this.#content.get(id) ?? 0;
  }

  #bridge(from: string, bridge: { to: string; fact: string; strength: number }): void {
    const known = this.#bridges.get(from);
    if (known) known.push(bridge);
    else this.#bridges.set(from, [bridge]);
  }

  #ancestors(id: string): readonly string[] {
    const known = this.#above.get(id);
    if (known) return known;
    const found = new Set([id]);
    for (const each of found) for (const parent of this.#topics.get(each)?.parents ?? []) found.add(parent);
    const ancestors = [...found].filter((each) => this.#topics.has(each) || each === id);
    this.#above.set(id, ancestors);
    return ancestors;
  }

  #weigh(): void {
    const counts = new Map<string, number>();
    const whole = new Map<string, number>();
    for (const { id, kind } of this.#topics.values()) {
      const count = 1 + (this.#uses.get(id) ?? 0);
      whole.set(kind, (whole.get(kind) ?? 0) + count);
      for (const above of this.#ancestors(id)) {
        counts.set(above, (counts.get(above) ?? 0) + count);
        const below = this.#below.get(above);
        if (below) below.push(id);
        else this.#below.set(above, [id]);
      }
    }
    for (const { id, kind } of this.#topics.values()) {
      this.#content.set(id, -Math.log((counts.get(id) ?? 1) / (UNSEEN * (whole.get(kind) ?? 1))));
    }
  }

  /** What lies near a term in its own tree. */
  #inTree(id: string): Map<string, Near> {
    const near = new Map<string, Near>();
    const own = this.informationContent(id);
    for (const above of this.#ancestors(id)) {
      const shared = this.informationContent(above);
      for (const other of this.#below.get(above) ?? []) {
        const both = own + this.informationContent(other);
        const similarity = both > 0 ? (2 * shared) / both : 0;
        if (similarity < LEAST_SIMILARITY) continue;
        const better = near.get(other);
        const closer =
          !better || similarity > better.similarity || (similarity === better.similarity && above < (better.via ?? ''));
        if (closer) near.set(other, { similarity: Math.min(similarity, 1), via: above, bridges: [] });
      }
    }
    return near.set(id, SAME);
  }

  #search(id: string): ReadonlyMap<string, Near> {
    const best = this.#inTree(id);
    let reached: ReadonlyMap<string, Near> = best;
    for (let crossing = 0; crossing < MAX_CROSSINGS; crossing++) {
      const landed = this.#cross(reached);
      const next = new Map<string, Near>();
      for (const [landing, way] of landed) {
        for (const [other, step] of this.#inTree(landing)) {
          const found: Near = {
            similarity: way.similarity * step.similarity,
            via: step.via ?? way.via,
            bridges: way.bridges,
          };
          if (improves(found, best.get(other))) {
            best.set(other, found);
            next.set(other, found);
          }
        }
      }
      reached = next;
    }
    return best;
  }

  /** The best way to each term at the other end of a bridge. */
  #cross(reached: ReadonlyMap<string, Near>): Map<string, Near> {
    const landed = new Map<string, Near>();
    for (const [from, way] of reached) {
      for (const { to, fact, strength } of this.#bridges.get(from) ?? []) {
        const found: Near = { similarity: way.similarity * strength, via: way.via, bridges: [...way.bridges, fact] };
        if (improves(found, landed.get(to))) landed.set(to, found);
      }
    }
    return landed;
  }
}

/** The more alike, then the fewer bridges, then the smaller ids of these: so that the order of rows decides nothing. */
function improves(found: Near, known: Near | undefined): boolean {
  if (found.similarity < LEAST_SIMILARITY) return false;
  if (!known || found.similarity !== known.similarity) return !known || found.similarity > known.similarity;
  if (found.bridges.length !== known.bridges.length) return found.bridges.length < known.bridges.length;
  return found.bridges.join() < known.bridges.join();
}
