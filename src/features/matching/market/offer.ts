import type { FactRef } from '../../../database/reading/claims.ts';
import type { EducationLevel, OfferSide, RegionReach } from '../../../generated/schema.ts';

/** A topic of an offer, how much it matters, and the fact that says so; an assumed or derived one may have none. */
export interface OfferTopic {
  /** Id of the major, skill, occupation, industry or theme. */
  readonly id: string;
  /** Above 0, at most 1. */
  readonly weight: number;
  readonly fact: FactRef | undefined;
}

/** A source states it, a major that a school offers implies it, or a question assumes it. */
export type OfferOrigin = 'RECORDED' | 'DERIVED' | 'HYPOTHETICAL';

/** A supply or demand as matching sees it, wherever it comes from. Null: no source says. */
export interface MarketOffer {
  /** As clients see it, less the lens; of an assumed one its key. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly side: OfferSide;
  readonly origin: OfferOrigin;
  readonly synthetic: boolean;
  readonly category: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly level: EducationLevel | null;
  readonly reach: RegionReach | null;
  /** The period: first day, and first day after it, ISO 8601. */
  readonly from: string | null;
  readonly to: string | null;
  /** Id of the region it is for, its owner's where it names none. */
  readonly region: string | null;
  /** Keys of the region and those above it, in no order; empty where not known. */
  readonly regions: readonly string[];
  readonly owner: string | null;
  /** Each topic once, by id. */
  readonly topics: readonly OfferTopic[];
  /** How sure the offer and its owner are, 0 to 1. */
  readonly confidence: number;
  /** Ids of the facts that it is for its own region, and that its owner makes it; null where none says so. */
  readonly locatedBy: string | null;
  readonly ownedBy: string | null;
}

/** The facts beside its topics that say what was compared: where an offer is for, and who makes it. */
export function factsOf({ id, region, owner, locatedBy, ownedBy }: MarketOffer): FactRef[] {
  const located = locatedBy === null || region === null ? [] : [{ id: locatedBy, from: id, to: region }];
  return ownedBy === null || owner === null ? located : [...located, { id: ownedBy, from: owner, to: id }];
}
