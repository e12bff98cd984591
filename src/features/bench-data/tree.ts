/** A code system's shape: how many entries each level has, whose last takes the rest. Entries are numbered from 0. */
export class Tree {
  readonly #sizes: readonly number[];
  readonly #starts: readonly number[];

  /** @param levels of the whole system, smaller ones in proportion */
  constructor(levels: readonly number[], count: number) {
    const whole = levels.reduce((sum, size) => sum + size, 0);
    let left = count;
    this.#sizes = levels.map((size, level) => {
      const taken =
        level === levels.length - 1 ? left : Math.min(left, Math.max(1, Math.round((size * count) / whole)));
      left -= taken;
      return taken;
    });
    let start = 0;
    this.#starts = this.#sizes.map((size) => {
      start += size;
      return start - size;
    });
  }

  level(entry: number): number {
    return this.#starts.findLastIndex((start) => start <= entry);
  }

  /** What an entry lies in; undefined at the top. */
  parent(entry: number): number | undefined {
    const level = this.level(entry);
    const [above = 0, size = 0] = [this.#starts[level - 1], this.#sizes[level - 1]];
    return level === 0 ? undefined : above + ((entry - (this.#starts[level] ?? 0)) % size);
  }

  /** Two digits a level, as codes of regions have; those of its parent come first. */
  code(entry: number): string {
    const [level, parent] = [this.level(entry), this.parent(entry)];
    const place = entry - (this.#starts[level] ?? 0);
    const own = parent === undefined ? 11 + place : 1 + Math.floor(place / (this.#sizes[level - 1] ?? 1));
    return `${parent === undefined ? '' : this.code(parent)}${String(own).padStart(2, '0')}`;
  }

  /** The entries that have nothing below them, as a range. */
  get leaves(): { readonly first: number; readonly count: number } {
    const last = this.#sizes.length - 1;
    return { first: this.#starts[last] ?? 0, count: this.#sizes[last] ?? 0 };
  }
}
