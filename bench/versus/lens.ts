import { expandLens, lensOf, lensParameters } from '../../src/database/lens.ts';

/** Today and now, as the statements of every system take it: all answer for the same day. */
export const lensNow = (): { validUntil: string; validSince: string; knownAt: string } =>
  lensParameters(lensOf(undefined, new Date()));

/** A statement in which `silian.holds(x)` is written out, in the dialect that all systems use. */
export const cypher = (text: string): string => `CYPHER 5 ${expandLens(text)}`;

/** The same where another statement goes round it. */
export const innerCypher = expandLens;
