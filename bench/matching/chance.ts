import { randomFrom } from '../../test/support/random.ts';

/** Draws that are the same for the same seed. */
export class Chance {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = randomFrom(seed);
  }

  /** Whether what has this probability happens. */
  yes(probability: number): boolean {
    return this.#next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.#next() * (most - least);
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  /** Normally distributed around 0 (Box and Muller 1958). */
  normal(deviation: number): number {
    return deviation * Math.sqrt(-2 * Math.log(1 - this.#next())) * Math.cos(2 * Math.PI * this.#next());
  }

  one<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#next() * list.length)];
    if (found === undefined) throw new RangeError('Nothing to draw from');
    return found;
  }

  /** So many, each once, in the order drawn; all where there are no more. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(this.whole(0, left.length - 1), 1),
    ).flat();
  }

  /** Those that are kept, each with this probability. */
  kept<T>(list: readonly T[], probability: number): T[] {
    return list.filter(() => this.yes(probability));
  }
}
