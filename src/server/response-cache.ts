/** What a kept answer takes besides its text. */
const OVERHEAD_BYTES = 500;

/**
 * Answers of queries by their tags, the least recently asked forgotten first. As text outside V8's heap, so that the bound
 * is what they take; and so that nobody who is given one can change it for others.
 */
export class ResponseCache {
  readonly #most: number;
  readonly #answers = new Map<string, Buffer>();
  #bytes = 0;

  /** @param most bytes of all answers together */
  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(tag: string): Record<string, unknown> | undefined {
    const found = this.#answers.get(tag);
    if (!found) return undefined;
    this.#answers.delete(tag);
    this.#answers.set(tag, found);
    return JSON.parse(found.toString());
  }

  set(tag: string, data: Readonly<Record<string, unknown>>): void {
    const text = Buffer.from(JSON.stringify(data));
    if (sizeOf(text) > this.#most) return;
    this.#forget(tag);
    this.#answers.set(tag, text);
    this.#bytes += sizeOf(text);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #forget(tag: string): void {
    const known = this.#answers.get(tag);
    if (known && this.#answers.delete(tag)) this.#bytes -= sizeOf(known);
  }
}

const sizeOf = (text: Buffer): number => text.length + OVERHEAD_BYTES;
