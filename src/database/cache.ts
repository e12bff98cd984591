interface Entry<T> {
  readonly value: Promise<T>;
  weight: number;
}

interface Limits<T> {
  readonly entries: number;
  /** How much room a value takes; negative for: do not keep. */
  readonly weigh: (value: T) => number;
  /** The sum of the entries' weights. */
  readonly weight: number;
  /** Everything is forgotten when nothing was asked for so long. */
  readonly idleMs: number;
}

/**
 * Results of work by key, the least recently asked forgotten first. Who asks while the work is under way waits for the
 * same; work that fails is not kept.
 */
export class Cache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #limits: Limits<T>;
  #weight = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: Limits<T>) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** What is kept under the key, else the result of `work`. */
  get(key: string, work: () => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#clear(), this.#limits.idleMs).unref();
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.value;
    }
    const value = work();
    const entry: Entry<T> = { value, weight: 0 };
    this.#entries.set(key, entry);
    value.then(
      (found) => this.#keep(key, entry, this.#limits.weigh(found)),
      () => this.#forget(key, entry),
    );
    return value;
  }

  #keep(key: string, entry: Entry<T>, weight: number): void {
    // it may have been let go while its work was under way
    if (this.#entries.get(key) !== entry) return;
    if (weight < 0) {
      this.#forget(key, entry);
      return;
    }
    entry.weight = weight;
    this.#weight += weight;
    for (const [oldest, each] of this.#entries) {
      if (this.#entries.size <= this.#limits.entries && this.#weight <= this.#limits.weight) return;
      this.#forget(oldest, each);
    }
  }

  #forget(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }

  #clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}
