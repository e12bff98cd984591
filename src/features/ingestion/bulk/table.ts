import { WORDS } from './hash.ts';

/** A table as it is handed to another thread. */
export interface SharedTable {
  readonly hashes: Uint32Array;
  readonly values: Uint32Array;
}

const FIRST = 1 << 12;
const FULL = 0.6;

/** Whole numbers by 128-bit hashes: 33 bytes each where a Map of texts takes some 150. Threads share it for reading. */
export class Table {
  #hashes: Uint32Array;
  /** One more than the value; 0 where nothing is. */
  #values: Uint32Array;
  size = 0;

  constructor(shared?: SharedTable) {
    this.#hashes = shared?.hashes ?? shareable(FIRST * WORDS);
    this.#values = shared?.values ?? shareable(FIRST);
  }

  get shared(): SharedTable {
    return { hashes: this.#hashes, values: this.#values };
  }

  /** The value of a hash that stands at a place of a list. */
  get(list: Uint32Array, at: number): number | undefined {
    const value = this.#values[this.#slot(list, at)] ?? 0;
    return value === 0 ? undefined : value - 1;
  }

  /** The value that the hash has already; else it gets this one. */
  putIfNew(list: Uint32Array, at: number, value: number): number {
    const slot = this.#slot(list, at);
    const known = this.#values[slot] ?? 0;
    if (known !== 0) return known - 1;
    for (let word = 0; word < WORDS; word++) this.#hashes[slot * WORDS + word] = list[at + word] ?? 0;
    this.#values[slot] = value + 1;
    this.size += 1;
    if (this.size > this.#values.length * FULL) this.#grow();
    return value;
  }

  /** Where a hash stands, or would. */
  #slot(list: Uint32Array, at: number): number {
    const [hashes, values] = [this.#hashes, this.#values];
    const mask = values.length - 1;
    const [a, b, c, d] = [list[at], list[at + 1], list[at + 2], list[at + 3]];
    for (let slot = (a ?? 0) & mask; ; slot = (slot + 1) & mask) {
      if (values[slot] === 0) return slot;
      const from = slot * WORDS;
      if (hashes[from] === a && hashes[from + 1] === b && hashes[from + 2] === c && hashes[from + 3] === d) return slot;
    }
  }

  #grow(): void {
    const [hashes, values] = [this.#hashes, this.#values];
    this.#hashes = shareable(hashes.length * 2);
    this.#values = shareable(values.length * 2);
    for (let old = 0; old < values.length; old++) {
      if (values[old] === 0) continue;
      const slot = this.#slot(hashes, old * WORDS);
      this.#hashes.set(hashes.subarray(old * WORDS, (old + 1) * WORDS), slot * WORDS);
      this.#values[slot] = values[old] ?? 0;
    }
  }
}

const shareable = (words: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(words * Uint32Array.BYTES_PER_ELEMENT));
