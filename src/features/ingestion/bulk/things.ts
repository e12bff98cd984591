import { ENTITY_KINDS, type EntityKind } from '../../../database/kinds.ts';
import { hashInto, type Seed, WORDS } from './hash.ts';
import { type SharedTable, Table } from './table.ts';

export interface SharedThings {
  readonly seed: Seed;
  readonly numbers: SharedTable;
  readonly kinds: Uint8Array;
}

/** In the order of their names: of two kinds that records give one key, the first is what it is known as. */
const KINDS = [...ENTITY_KINDS].sort();
const NUMBERS = new Map(KINDS.map((kind, number) => [kind, number]));
/** Set where no record is about the entity itself. */
const FOLLOWS = 1 << 6;
export const numberOfKind = (kind: EntityKind): number => (NUMBERS.get(kind) ?? 0) + 1;
/** Of a post that follows from an appointment. */
export const DERIVED_ROLE = numberOfKind('ROLE') | FOLLOWS;

const both = (a: number, b: number): number => Math.min(a & ~FOLLOWS, b & ~FOLLOWS) | (a & b & FOLLOWS);

/** All entities that records are about: a number and a kind for each key, the keys themselves left out. */
export class Things {
  readonly #seed: Seed;
  readonly #numbers: Table;
  #kinds: Uint8Array;
  readonly #hash = new Uint32Array(WORDS);

  constructor(seed: Seed, shared?: SharedThings) {
    this.#seed = seed;
    this.#numbers = new Table(shared?.numbers);
    this.#kinds = shared?.kinds ?? new Uint8Array(new SharedArrayBuffer(1024));
  }

  static of(shared: SharedThings): Things {
    return new Things(shared.seed, shared);
  }

  get shared(): SharedThings {
    return { seed: this.#seed, numbers: this.#numbers.shared, kinds: this.#kinds };
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** Notes an entity by the hash of its key at a place of a list; `kind` as `numberOfKind` gives it. */
  add(list: Uint32Array, at: number, kind: number): number {
    const number = this.#numbers.putIfNew(list, at, this.size);
    if (number >= this.#kinds.length) this.#grow();
    const known = this.#kinds[number] ?? 0;
    this.#kinds[number] = known === 0 ? kind : both(known, kind);
    return number;
  }

  /** Forgets a post that only followed from appointments which turned out to be to another one. */
  forget(list: Uint32Array, at: number): void {
    const number = this.#numbers.get(list, at);
    if (number !== undefined && (this.#kinds[number] ?? 0) & FOLLOWS) this.#kinds[number] = 0;
  }

  #grow(): void {
    const larger = new Uint8Array(new SharedArrayBuffer(this.#kinds.length * 2));
    larger.set(this.#kinds);
    this.#kinds = larger;
  }

  numberAt(list: Uint32Array, at: number): number | undefined {
    return this.#numbers.get(list, at);
  }

  /** The number of an entity; undefined where no record is about it. */
  numberOf(key: string): number | undefined {
    hashInto(this.#hash, 0, key, this.#seed);
    return this.#numbers.get(this.#hash, 0);
  }

  kindOf(key: string): EntityKind | undefined {
    const number = this.numberOf(key);
    return number === undefined ? undefined : KINDS[((this.#kinds[number] ?? 0) & ~FOLLOWS) - 1];
  }
}
