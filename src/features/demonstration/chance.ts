const WORD = 2 ** 32;

/** FNV-1a, 32 bits: a number for a name. Source: draft-eastlake-fnv. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0 || 1;
}

/**
 * Draws that are the same each time, on every machine: xorshift, 32 bits (Marsaglia 2003, "Xorshift RNGs"). Each part of
 * the set draws under a name of its own, so that a change to one leaves the others as they are.
 */
export class Chance {
  #state: number;

  constructor(name: string) {
    this.#state = hashOf(name);
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return Math.floor((this.#state / WORD) * limit);
  }

  /** Whether something of a probability of `percent` happens. */
  happens(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(list: readonly T[]): T {
    const [picked] = list.slice(this.below(list.length));
    if (picked === undefined) throw new Error('Nothing to pick from.');
    return picked;
  }

  /** At most `count` different ones, in the order drawn. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(this.below(left.length), 1)).flat();
  }
}
