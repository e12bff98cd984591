import type { FactRef } from '../../database/reading/claims.ts';

/** A fact by which an owner of offers has to do with somebody or something. */
export interface Dealing extends FactRef {
  /** Whether it alone says that the two work together: they cooperate, one supplies the other or belongs to it. */
  readonly direct: boolean;
}

/** Owners who deal with each other count wholly, those with something in common half. */
const FIRST_HAND = 1;
const AT_SECOND_HAND = 0.5;

/** How owners of offers already work together: at first hand, or by what both belong to or deal with. */
export class Ties {
  /** Whose offers there are. */
  readonly owners: ReadonlySet<string>;
  readonly #all: ReadonlyMap<string, Dealing>;
  readonly #dealings = new Map<string, { readonly other: string; readonly dealing: Dealing }[]>();
  readonly #known = new Map<string, ReadonlyMap<string, readonly FactRef[]>>();

  constructor(dealings: Iterable<Dealing>, owners: Iterable<string>) {
    this.owners = new Set(owners);
    this.#all = new Map([...dealings].sort((a, b) => (a.id < b.id ? -1 : 1)).map((each) => [each.id, each]));
    for (const dealing of this.#all.values()) {
      this.#add(dealing.from, dealing.to, dealing);
      this.#add(dealing.to, dealing.from, dealing);
    }
  }

  /** These and more. */
  with(dealings: readonly Dealing[], owners: readonly string[]): Ties {
    return new Ties([...this.#all.values(), ...dealings], [...this.owners, ...owners]);
  }

  /** The facts that tie each other owner to one: one fact, or two by way of what both have to do with. */
  of(owner: string): ReadonlyMap<string, readonly FactRef[]> {
    const known = this.#known.get(owner) ?? this.#search(owner);
    this.#known.set(owner, known);
    return known;
  }

  #add(own: string, other: string, dealing: Dealing): void {
    const same = this.#dealings.get(own);
    if (same) same.push({ other, dealing });
    else this.#dealings.set(own, [{ other, dealing }]);
  }

  #search(owner: string): ReadonlyMap<string, readonly FactRef[]> {
    const found = new Map<string, readonly FactRef[]>();
    const own = this.#dealings.get(owner) ?? [];
    const add = (other: string, facts: readonly Dealing[]) => {
      if (other !== owner && this.owners.has(other) && !found.has(other)) found.set(other, facts.map(refOf));
    };
    for (const { other, dealing } of own) if (dealing.direct) add(other, [dealing]);
    // facts come by id, so the first way found is the one with the smallest ids
    for (const { other: middle, dealing } of own) {
      if (middle === owner) continue;
      for (const { other, dealing: next } of this.#dealings.get(middle) ?? []) add(other, [dealing, next]);
    }
    return found;
  }
}

const refOf = ({ id, from, to }: Dealing): FactRef => ({ id, from, to });

/** How closely two owners work together, 0 to 1. */
export function collaborationOf(a: string | null, b: string | null, facts: readonly FactRef[] | undefined): number {
  if ((a !== null && a === b) || facts?.length === 1) return FIRST_HAND;
  return facts ? AT_SECOND_HAND : 0;
}
