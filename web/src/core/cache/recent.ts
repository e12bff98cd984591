interface Kept<T> {
  readonly value: T;
  readonly since: number;
}

/** Keeps the answers used last: so many at most, each for so long. */
export class Recent<T> {
  readonly #most: number;
  /** Milliseconds. */
  readonly #longest: number;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(key: string, now: number): T | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    if (now - found.since > this.#longest) return undefined;
    this.#kept.set(key, found);
    return found.value;
  }

  set(key: string, value: T, now: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, since: now });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }

  clear(): void {
    this.#kept.clear();
  }
}
