interface Bounds<T> {
  readonly entries?: number;
  /** Of all entries together. */
  readonly weight: number;
  readonly weigh: (key: string, value: T) => number;
}

/** What is kept by key, by how much it is; what was unasked for longest is forgotten first. */
export class Recent<T> {
  readonly #known = new Map<string, { readonly value: T; readonly weight: number }>();
  readonly #bounds: Bounds<T>;
  #weight = 0;

  constructor(bounds: Bounds<T>) {
    this.#bounds = bounds;
  }

  get weight(): number {
    return this.#weight;
  }

  get(key: string): T | undefined {
    const found = this.#known.get(key);
    if (found !== undefined) {
      this.#known.delete(key);
      this.#known.set(key, found);
    }
    return found?.value;
  }

  set(key: string, value: T): void {
    const { entries = Number.POSITIVE_INFINITY, weight: most, weigh } = this.#bounds;
    const weight = weigh(key, value);
    this.#forget(key);
    this.#known.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#known.keys()) {
      if (this.#weight <= most && this.#known.size <= entries) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#weight -= this.#known.get(key)?.weight ?? 0;
    this.#known.delete(key);
  }
}
