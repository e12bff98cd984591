import { z } from 'zod';
import { type Lens, lensParameters } from '../lens.ts';

/**
 * One version of an entity as packed on its node: what its attributes were, when that was so (`from`, `to`) and when
 * we thought so. A node with a single version packs none.
 */
export const Version = z.looseObject({
  knownFrom: z.string(),
  knownTo: z.string(),
  from: z.string(),
  to: z.string(),
});
export type Version = z.infer<typeof Version>;

/** The version to show under a lens: known then, holding on the day where one does, else the latest known. */
export function versionUnder(packed: unknown, lens: Lens): Version | undefined {
  if (!Array.isArray(packed)) return undefined;
  const { validUntil, validSince, knownAt } = lensParameters(lens);
  const known = packed
    .map((text) => Version.parse(JSON.parse(String(text))))
    .filter((version) => version.knownFrom <= knownAt && version.knownTo > knownAt)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  return known.find((version) => version.from <= validUntil && version.to > validSince) ?? known.at(-1);
}
