import type { OfferSide } from '../../generated/schema.ts';

/** Demand and supply of some offers. Quantities are null where none is known, or where units differ. */
export interface Balance {
  readonly demand: number | null;
  readonly supply: number | null;
  readonly demandOffers: number;
  readonly supplyOffers: number;
}

/** Sums up offers of both sides. */
export class Tally {
  readonly #of = { DEMAND: { offers: 0, known: 0, sum: 0 }, SUPPLY: { offers: 0, known: 0, sum: 0 } };
  readonly #units = new Set<string | null>();

  add(side: OfferSide, quantity: number | null, unit: string | null): void {
    const of = this.#of[side];
    of.offers += 1;
    if (quantity === null) return;
    of.known += 1;
    of.sum += quantity;
    this.#units.add(unit);
  }

  /** Of all quantities known; null where none is known, or units differ. */
  get unit(): string | null {
    const [unit] = this.#units;
    return this.#units.size === 1 ? (unit ?? null) : null;
  }

  get withoutQuantity(): number {
    const { DEMAND, SUPPLY } = this.#of;
    return DEMAND.offers - DEMAND.known + SUPPLY.offers - SUPPLY.known;
  }

  /** Whether all quantities known have the same unit, or all none. */
  get isInOneUnit(): boolean {
    return this.#units.size === 1;
  }

  /** @param hasSums false where quantities cannot be summed: these are a part of others that differ in unit */
  balance(hasSums = this.isInOneUnit): Balance {
    const { DEMAND, SUPPLY } = this.#of;
    const sumOf = ({ known, sum }: { known: number; sum: number }) => (hasSums && known > 0 ? sum : null);
    return {
      ...{ demand: sumOf(DEMAND), supply: sumOf(SUPPLY) },
      ...{ demandOffers: DEMAND.offers, supplyOffers: SUPPLY.offers },
    };
  }
}
