/** The number of no value. */
export const NONE = -1;

/** Texts that many rows share, each kept once and known by a number from 0. */
export class Interned {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a text, a new one for a new text; NONE for null. */
  add(value: string | null): number {
    if (value === null) return NONE;
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** The number of a text; undefined for one that no row has. */
  numberOf(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  /** The text of a number; null for NONE. */
  at(number: number | undefined): string | null {
    return this.values[number ?? NONE] ?? null;
  }
}
