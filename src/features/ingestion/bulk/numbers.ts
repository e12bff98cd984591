const BLOCK = 1024;

/** Numbers for nodes that nothing else names, in blocks, so that threads that draw them together leave few gaps. */
export class Numbers {
  readonly #first: number;
  readonly #blocks: Int32Array;
  #next = 0;
  #left = 0;

  /** @param blocks how many blocks are given away, shared by all threads */
  constructor(first: number, blocks: Int32Array) {
    this.#first = first;
    this.#blocks = blocks;
  }

  take(): number {
    if (this.#left === 0) {
      this.#next = this.#first + Atomics.add(this.#blocks, 0, 1) * BLOCK;
      this.#left = BLOCK;
    }
    this.#left -= 1;
    return this.#next++;
  }
}
