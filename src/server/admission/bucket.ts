/** What each caller may spend: so much at once, and so much more each second. For one process. */
export class Buckets {
  readonly #size: number;
  readonly #refill: number;
  readonly #callers = new Map<string, { left: number; at: number }>();

  /** @param refill what comes back each second */
  constructor(size: number, refill: number) {
    this.#size = size;
    this.#refill = refill;
  }

  get size(): number {
    return this.#size;
  }

  /** What the caller has left. */
  left(caller: string, now = performance.now()): number {
    const bucket = this.#callers.get(caller);
    if (!bucket) return this.#size;
    return Math.min(this.#size, bucket.left + ((now - bucket.at) / 1_000) * this.#refill);
  }

  /** Takes what something costs, or tells in how many seconds there would be enough. */
  take(caller: string, cost: number, now = performance.now()): number | undefined {
    const left = this.left(caller, now);
    const lacking = Math.min(cost, this.#size) - left;
    if (lacking > 0) return Math.ceil(lacking / this.#refill);
    this.#set(caller, left - cost, now);
    return undefined;
  }

  /** Gives back what was not needed. */
  giveBack(caller: string, cost: number, now = performance.now()): void {
    this.#set(caller, Math.min(this.#size, this.left(caller, now) + cost), now);
  }

  #set(caller: string, left: number, at: number): void {
    this.#callers.delete(caller);
    this.#callers.set(caller, { left, at });
    // the longest unseen first: they have been filled up again, or are many who ask but once
    for (const oldest of this.#callers.keys()) {
      if (this.#callers.size <= MAX_CALLERS) return;
      this.#callers.delete(oldest);
    }
  }
}

const MAX_CALLERS = 10_000;
