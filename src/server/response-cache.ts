import { Recent } from './recent.ts';

/** What a kept answer takes besides its text. */
const OVERHEAD_BYTES = 500;

/**
 * Answers of queries by their tags, the least recently asked forgotten first. As text outside V8's heap, so that the bound
 * is what they take; and so that nobody who is given one can change it for others.
 */
export class ResponseCache {
  readonly #most: number;
  readonly #answers: Recent<Buffer>;

  /** @param most bytes of all answers together */
  constructor(most: number) {
    this.#most = most;
    this.#answers = new Recent({ weight: most, weigh: (_tag, text) => sizeOf(text) });
  }

  get bytes(): number {
    return this.#answers.weight;
  }

  get(tag: string): Record<string, unknown> | undefined {
    const found = this.#answers.get(tag);
    return found && JSON.parse(found.toString());
  }

  set(tag: string, data: Readonly<Record<string, unknown>>): void {
    const text = Buffer.from(JSON.stringify(data));
    // one alone would push all others out
    if (sizeOf(text) <= this.#most) this.#answers.set(tag, text);
  }
}

const sizeOf = (text: Buffer): number => text.length + OVERHEAD_BYTES;
