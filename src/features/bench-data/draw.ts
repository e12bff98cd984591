/** 32 bits of a text: FNV-1a. Source: draft-eastlake-fnv. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A number's bits mixed (murmur3's finaliser), so that neighbours draw nothing alike. */
function mixed(number: number): number {
  let bits = number ^ (number >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const WORD = 2 ** 32;

/** Draws of one thing, known by a stream and its number in it: the same each time, whatever else was drawn before. */
export class Draw {
  #state: number;

  constructor(stream: number, number: number) {
    this.#state = mixed(stream ^ mixed(number + 0x9e3779b9)) || 1;
  }

  /** From 0, below 1: xorshift, 32 bits (Marsaglia 2003). */
  get share(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state / WORD;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.share * limit);
  }

  /**
   * The same, small ones far more often: with `power` 3 the n-th is drawn in proportion to n to the power of -2/3, so
   * that a few are hubs and most have next to nothing.
   */
  skewed(limit: number, power = 3): number {
    return Math.floor(this.share ** power * limit);
  }

  /** Whether something of a probability from 0 to 1 happens. */
  happens(probability: number): boolean {
    return this.share < probability;
  }

  /** How often, with this mean: its whole part, and one more as often as its fraction says. */
  times(mean: number): number {
    return Math.floor(mean) + (this.happens(mean % 1) ? 1 : 0);
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}
