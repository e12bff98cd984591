type Numbers = Int8Array | Int32Array | Float64Array;

/** Numbers that rows bring one by one, unboxed. */
export class Column<N extends Numbers> {
  length = 0;
  #values: N;
  readonly #make: (size: number) => N;

  constructor(make: (size: number) => N) {
    this.#make = make;
    this.#values = make(64);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = this.#make(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  at(row: number): number {
    return this.#values[row] ?? 0;
  }

  /** The values of some rows, in their order. */
  of(rows: Int32Array): N {
    const found = this.#make(rows.length);
    for (let place = 0; place < rows.length; place++) found[place] = this.at(rows[place] ?? 0);
    return found;
  }
}

export const int8 = (): Column<Int8Array> => new Column((size) => new Int8Array(size));
export const int32 = (): Column<Int32Array> => new Column((size) => new Int32Array(size));
export const float64 = (): Column<Float64Array> => new Column((size) => new Float64Array(size));
