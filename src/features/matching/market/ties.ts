import type { FactRef } from '../../../database/reading/claims.ts';
import { int8, int32 } from './column.ts';
import { Interned, NONE } from './interned.ts';

/** A fact by which an owner of offers has to do with somebody or something. */
export interface Dealing extends FactRef {
  /** Whether it alone says that the two work together: they cooperate, one supplies the other or belongs to it. */
  readonly direct: boolean;
}

/** Owners who deal with each other count wholly, those with something in common half. */
const FIRST_HAND = 1;
const AT_SECOND_HAND = 0.5;

/** Dealings while they are read, some 50 bytes each beside their ids. */
export class Dealings {
  readonly ids: string[] = [];
  readonly bodies = new Interned();
  readonly from = int32();
  readonly to = int32();
  readonly direct = int8();

  add({ id, from, to, direct }: Dealing): void {
    this.ids.push(id);
    this.from.push(this.bodies.add(from));
    this.to.push(this.bodies.add(to));
    this.direct.push(direct ? 1 : 0);
  }
}

/** How bodies already work together: at first hand, or by what both belong to or deal with. */
export class Ties {
  readonly #dealings: Dealings;
  /** The dealings of body b are those that `#own` names from `#starts[b]` up to `#starts[b + 1]`. */
  readonly #starts: Int32Array;
  readonly #own: Int32Array;

  constructor(dealings: Dealings) {
    this.#dealings = dealings;
    this.#starts = new Int32Array(dealings.bodies.values.length + 1);
    this.#own = new Int32Array(2 * dealings.ids.length);
    this.#sort();
  }

  /** How closely one works together with others, 0 to 1, by their ids; those who do not are left out. */
  closenessTo(one: string): ReadonlyMap<string, number> {
    const found = new Map([[one, FIRST_HAND]]);
    const body = this.#dealings.bodies.numberOf(one);
    if (body === undefined) return found;
    const add = (other: number, closeness: number): void => {
      const id = this.#dealings.bodies.at(other);
      if (id !== null && !found.has(id)) found.set(id, closeness);
    };
    const middles = new Set<number>();
    for (const at of this.#dealingsOf(body)) {
      const other = this.#otherEnd(at, body);
      if (this.#isDirect(at)) add(other, FIRST_HAND);
      middles.add(other);
    }
    for (const middle of middles)
      for (const at of this.#dealingsOf(middle)) add(this.#otherEnd(at, middle), AT_SECOND_HAND);
    return found;
  }

  /** The facts that tie two: one, or two by way of what both have to do with, those with the smallest ids; none. */
  between(one: string, other: string): readonly FactRef[] {
    const { bodies } = this.#dealings;
    const [a, b] = [bodies.numberOf(one) ?? NONE, bodies.numberOf(other) ?? NONE];
    if (a === b || a === NONE || b === NONE) return [];
    const direct = this.#first(this.#dealingsOf(a), (at) => this.#otherEnd(at, a) === b && this.#isDirect(at));
    if (direct !== undefined) return [this.#factAt(direct)];
    const met = new Map<number, number>();
    for (const at of this.#dealingsOf(b)) {
      const middle = this.#otherEnd(at, b);
      met.set(middle, this.#smaller(at, met.get(middle)));
    }
    met.delete(a);
    const near = this.#first(this.#dealingsOf(a), (at) => met.has(this.#otherEnd(at, a)));
    const far = near === undefined ? undefined : met.get(this.#otherEnd(near, a));
    return near === undefined || far === undefined ? [] : [this.#factAt(near), this.#factAt(far)];
  }

  #sort(): void {
    const { ids, from, to } = this.#dealings;
    const starts = this.#starts;
    const ends = (at: number): readonly number[] => (from.at(at) === to.at(at) ? [] : [from.at(at), to.at(at)]);
    for (const at of ids.keys()) for (const body of ends(at)) starts[body + 1] = (starts[body + 1] ?? 0) + 1;
    for (let body = 1; body < starts.length; body++) starts[body] = (starts[body] ?? 0) + (starts[body - 1] ?? 0);
    const free = starts.slice();
    for (const at of ids.keys()) {
      for (const body of ends(at)) {
        const next = free[body] ?? 0;
        free[body] = next + 1;
        this.#own[next] = at;
      }
    }
  }

  #dealingsOf(body: number): Int32Array {
    return this.#own.subarray(this.#starts[body], this.#starts[body + 1]);
  }

  #otherEnd(at: number, body: number): number {
    const from = this.#dealings.from.at(at);
    return from === body ? this.#dealings.to.at(at) : from;
  }

  #isDirect(at: number): boolean {
    return this.#dealings.direct.at(at) === 1;
  }

  /** Of some dealings for which it is so, the one with the smallest id. */
  #first(dealings: Iterable<number>, isSo: (at: number) => boolean): number | undefined {
    let first: number | undefined;
    for (const at of dealings) if (isSo(at)) first = this.#smaller(at, first);
    return first;
  }

  #smaller(one: number, other: number | undefined): number {
    const { ids } = this.#dealings;
    return other === undefined || (ids[one] ?? '') < (ids[other] ?? '') ? one : other;
  }

  #factAt(at: number): FactRef {
    const { ids, bodies, from, to } = this.#dealings;
    return { id: ids[at] ?? '', from: bodies.at(from.at(at)) ?? '', to: bodies.at(to.at(at)) ?? '' };
  }
}

/** How closely two owners work together, 0 to 1, by the facts that tie them: wholly where both are one. */
export function collaborationOf(one: string | null, other: string | null, facts: readonly FactRef[]): number {
  if ((one !== null && one === other) || facts.length === 1) return FIRST_HAND;
  return facts.length === 0 ? 0 : AT_SECOND_HAND;
}
