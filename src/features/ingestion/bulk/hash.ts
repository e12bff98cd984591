/** 32-bit words of a hash. */
export const WORDS = 4;
export type Seed = readonly [number, number, number, number];

/**
 * 128 bits of a text, written at a place of a list: cyrb128 (bryc, public domain), begun at a seed that is new each time,
 * so that nobody can prepare two keys that come to the same. Half a microsecond where SHA-256 takes two.
 */
export function hashInto(list: Uint32Array, at: number, text: string, seed: Seed): void {
  let [a, b, c, d] = seed;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  list[at] = a ^ b ^ c ^ d;
  list[at + 1] = b ^ a;
  list[at + 2] = c ^ a;
  list[at + 3] = d ^ a;
}

/** Hashes, one behind the other, without a list for each. */
export class Hashes {
  #words = new Uint32Array(WORDS * 1024);
  #length = 0;
  readonly #seed: Seed;

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  add(text: string): this {
    this.#reserve(WORDS);
    hashInto(this.#words, this.#length, text, this.#seed);
    this.#length += WORDS;
    return this;
  }

  /** A number behind a hash. */
  note(word: number): void {
    this.#reserve(1);
    this.#words[this.#length++] = word;
  }

  #reserve(words: number): void {
    if (this.#length + words <= this.#words.length) return;
    const larger = new Uint32Array(this.#words.length * 2);
    larger.set(this.#words);
    this.#words = larger;
  }

  /** All of them; none are left. */
  take(): Uint32Array {
    const taken = this.#words.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
