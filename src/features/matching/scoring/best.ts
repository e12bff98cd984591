import type { OfferTable } from '../market/offer-table.ts';

/** Which part of a ranking is wanted. */
export interface Wanted {
  readonly most: number;
  /** The least score that counts. */
  readonly least?: number;
  /** The score and the key that the first stands behind. */
  readonly after?: { readonly score: number; readonly key: string } | undefined;
}

interface Scored {
  readonly place: number;
  readonly score: number;
}

/** Room for those that may yet turn out not to be among the best. */
const SPARE = 64;

/** The best of a table by score, then by place, which come by place; what is worse than enough others is let go. */
export class Best {
  /** How many reach the least score, here or not. */
  count = 0;
  readonly #table: OfferTable;
  readonly #wanted: Wanted;
  readonly #least: number;
  #found: Scored[] = [];
  /** What no more than this has is no longer wanted. */
  #beaten = Number.NEGATIVE_INFINITY;

  constructor(table: OfferTable, wanted: Wanted) {
    this.#table = table;
    this.#wanted = wanted;
    this.#least = wanted.least ?? 0;
  }

  add(place: number, score: number): void {
    if (score < this.#least) return;
    this.count += 1;
    if (score <= this.#beaten || !this.#isBehind(place, score)) return;
    this.#found.push({ place, score });
    if (this.#found.length >= 2 * this.#wanted.most + SPARE) this.#cut();
  }

  found(): readonly Scored[] {
    this.#cut();
    return this.#found;
  }

  #isBehind(place: number, score: number): boolean {
    const { after } = this.#wanted;
    if (!after || score < after.score) return true;
    return score === after.score && this.#table.keyAt(place) > after.key;
  }

  #cut(): void {
    const { most } = this.#wanted;
    this.#found = this.#found.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, most);
    if (this.#found.length === most) this.#beaten = this.#found.at(-1)?.score ?? this.#beaten;
  }
}
