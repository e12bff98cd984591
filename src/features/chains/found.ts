import { z } from 'zod';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import type { Lens } from '../../database/lens.ts';
import type { Along } from '../../database/reading/along.ts';
import type { FourChain } from '../../generated/schema.ts';

const Text = z.string().optional();
const Day = z.string().optional();

/** An entity of a chain, with what a sentence says of it. */
export const ChainEntity = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(ENTITY_KINDS),
  name: z.string(),
  category: z.string().nullable(),
  /** Of an offer: SUPPLY or DEMAND. */
  side: z.string().nullable(),
  versions: z.array(z.string()).nullable(),
});
export type ChainEntity = z.infer<typeof ChainEntity>;

/** A fact of a chain; `from` and `to` are ids. */
export const ChainFact = z.object({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  from: z.string(),
  to: z.string(),
  confidence: z.number(),
  claimStatus: z.string(),
  validFrom: Day,
  validTo: Day,
  validFromPrecision: Text,
  validToPrecision: Text,
  holdsFrom: z.string(),
  holdsTo: z.string(),
  observedOn: z.array(z.string()).default([]),
  role: Text,
  title: Text,
  titleKind: Text,
  capacity: Text,
  qualifier: Text,
});
export type ChainFact = z.infer<typeof ChainFact>;

export const FoundChain = z.object({
  hops: z.number(),
  confidence: z.number(),
  entities: z.array(ChainEntity),
  facts: z.array(ChainFact),
});
/** `along`: fields asked of it that the search has read. */
export type FoundChain = z.infer<typeof FoundChain> & { readonly along?: Along };

/** `found`: how many chains were looked at; `longest`: how many relations the last of them has. */
export interface FoundChains {
  readonly found: number;
  readonly longest: number;
  readonly chains: readonly FoundChain[];
}

/** What the fields of a `Chain` are computed from. */
export interface ChainAnswer {
  readonly length: number;
  readonly confidence: number;
  readonly fourChains: readonly FourChain[];
  readonly validity: object | null;
  readonly entities: readonly ChainEntity[];
  readonly facts: readonly ChainFact[];
  readonly along: Along;
  readonly lens: Lens;
}
