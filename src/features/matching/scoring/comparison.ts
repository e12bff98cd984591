import { NONE } from '../market/interned.ts';
import type { MarketOffer } from '../market/offer.ts';
import type { OfferTable } from '../market/offer-table.ts';
import { closeness, type Filter, isBelow, LEVELS, levelFit, type Measured, outOfReach, REACHES } from './factors.ts';
import { areApart, type Period, periodFit, periodOf } from './period.ts';
import { asTold, UNKNOWN, type Weights } from './score.ts';

/** A number that none of a table has. */
const FOREIGN = -2;
/** Of a region: that it is beyond what the offer reaches; and whose reach does not reach the offer, a bit for each. */
const BEYOND = 1;
const beyondReach = (reach: number): number => 2 << reach;

interface Asked {
  readonly weights: Weights;
  readonly whole: boolean;
  /** How closely the offer's owner works together with others, by id. */
  readonly ties: ReadonlyMap<string, number>;
}

/**
 * One offer beside each of the other side of a table: what `excludedBy` and `scoreOf` say of the two, by place. What
 * depends on a value that many share, as a region, is worked out once for all of them.
 */
export class Comparison {
  readonly #table: OfferTable;
  readonly #weights: Weights;
  readonly #whole: boolean;
  readonly #isDemand: boolean;
  readonly #offer: MarketOffer;
  readonly #period: Period;
  readonly #category: number;
  readonly #unit: number;
  /** By level, NONE first: whether it is too low; what it adds to the score. */
  readonly #tooLow: readonly boolean[];
  readonly #level: Float64Array;
  /** By region, NONE first; NaN until it is worked out. */
  readonly #region: Float64Array;
  readonly #beyond: Uint8Array;
  /** By owner, NONE first. */
  readonly #ties: Float64Array;
  readonly #other = { from: 0, to: 0 };

  constructor(offer: MarketOffer, table: OfferTable, { weights, whole, ties }: Asked) {
    this.#table = table;
    this.#weights = weights;
    this.#whole = whole && (offer.side === 'SUPPLY' || offer.quantity !== null);
    this.#isDemand = offer.side === 'DEMAND';
    this.#offer = offer;
    this.#period = periodOf(offer);
    this.#category = offer.category === null ? NONE : (table.categories.numberOf(offer.category) ?? FOREIGN);
    this.#unit = offer.unit === null ? NONE : (table.units.numberOf(offer.unit) ?? FOREIGN);
    const levels = [null, ...LEVELS];
    const { level } = offer;
    this.#tooLow = levels.map((other) => (this.#isDemand ? isBelow(other, level) : isBelow(level, other)));
    this.#level = Float64Array.from(levels, (other) =>
      partOf(this.#isDemand ? levelFit(other, level) : levelFit(level, other), weights.LEVEL),
    );
    this.#region = new Float64Array(table.regions.length + 1).fill(Number.NaN);
    this.#beyond = new Uint8Array(table.regions.length + 1);
    this.#ties = new Float64Array(table.owners.values.length + 1);
    for (const [owner, tie] of ties) {
      const number = table.owners.numberOf(owner);
      if (number !== undefined) this.#ties[number + 1] = tie;
    }
  }

  /** The first filter that the two fail; undefined where they pass. */
  excludedAt(place: number): Filter | undefined {
    const table = this.#table;
    if (differ(table.category[place] ?? NONE, this.#category)) return 'CATEGORY';
    if (this.#tooLow[(table.level[place] ?? NONE) + 1]) return 'LEVEL';
    const region = (table.region[place] ?? NONE) + 1;
    if (Number.isNaN(this.#region[region])) this.#workOut(region);
    const beyond = this.#beyond[region] ?? 0;
    const reach = table.reach[place] ?? NONE;
    if (beyond !== 0 && ((beyond & BEYOND) !== 0 || (reach !== NONE && (beyond & beyondReach(reach)) !== 0)))
      return 'REACH';
    if (areApart(this.#periodAt(place), this.#period)) return 'PERIOD';
    if (differ(table.unit[place] ?? NONE, this.#unit)) return 'CAPACITY';
    return this.#whole && !this.#hasWhole(table.quantity[place] ?? Number.NaN) ? 'CAPACITY' : undefined;
  }

  /** The score of two that pass the filters. */
  scoreAt(place: number, coverage: number, specificity: number): number {
    const [table, weights] = [this.#table, this.#weights];
    const region = (table.region[place] ?? NONE) + 1;
    if (Number.isNaN(this.#region[region])) this.#workOut(region);
    const other = this.#periodAt(place);
    const period = this.#isDemand ? periodFit(other, this.#period) : periodFit(this.#period, other);
    const confidence = this.#isDemand ? (table.confidence[place] ?? 0) : this.#offer.confidence;
    return asTold(
      weights.COVERAGE * coverage +
        weights.SPECIFICITY * specificity +
        (this.#region[region] ?? 0) +
        (this.#level[(table.level[place] ?? NONE) + 1] ?? 0) +
        partOf(period, weights.PERIOD) +
        weights.COLLABORATION * (this.#ties[(table.owner[place] ?? NONE) + 1] ?? 0) +
        weights.EVIDENCE * confidence,
    );
  }

  #periodAt(place: number): Period {
    this.#other.from = this.#table.from[place] ?? 0;
    this.#other.to = this.#table.to[place] ?? 0;
    return this.#other;
  }

  #hasWhole(quantity: number): boolean {
    const own = this.#offer.quantity;
    const [having, wanted] = this.#isDemand ? [quantity, own ?? 0] : [own ?? 0, quantity];
    if (Number.isNaN(wanted)) return true;
    return (Number.isNaN(having) ? 0 : having) >= wanted;
  }

  #workOut(region: number): void {
    const regions = this.#table.regions[region - 1]?.lineage ?? [];
    this.#region[region] = partOf(closeness(regions, this.#offer.regions), this.#weights.REGION);
    let beyond = outOfReach(this.#offer, regions) ? BEYOND : 0;
    for (const [number, reach] of REACHES.entries())
      if (outOfReach({ reach, regions }, this.#offer.regions)) beyond |= beyondReach(number);
    this.#beyond[region] = beyond;
  }
}

const differ = (a: number, b: number): boolean => a !== NONE && b !== NONE && a !== b;

const partOf = (measured: Measured, weight: number): number => weight * (measured ?? UNKNOWN);
