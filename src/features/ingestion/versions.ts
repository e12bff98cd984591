import { isDeepStrictEqual } from 'node:util';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { strings, validityAfter, withoutNulls } from './bounds.ts';
import { followingFrom } from './search-text.ts';
import type { Properties } from './state.ts';

/** What an entity was said to be stands packed on its node (ADR 4): how it is read, closed, ended and taken back. */

/** Properties that follow from others, or are the record's bookkeeping. */
const FOLLOWING = new Set([
  'nameOrder',
  'foldedName',
  'fromOrder',
  'searchNames',
  'searchPinyin',
  'searchIdentifiers',
  'knownFrom',
  'knownTo',
  'versions',
  'periods',
  'lineage',
  'position',
  'core',
]);

/** What was said of the entity, without what follows from it. */
const said = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !FOLLOWING.has(name)));

/** Whether a stored entity says no more and no less than this. */
export const isSaid = (stored: Properties, as: Properties): boolean => isDeepStrictEqual(said(stored), said(as));

/** Whether nobody says so any more. */
export const isWithdrawn = (stored: Properties | undefined): boolean =>
  stored?.knownTo !== undefined && stored.knownTo !== UNENDED;

/** The versions on a node, the newest last; one that was never changed packs none. */
const versionsOf = (stored: Properties): Properties[] =>
  stored.versions
    ? strings(stored.versions).map((text) => JSON.parse(text))
    : [versionOf(stored, String(stored.knownTo ?? UNENDED))];

/** Versions as they stand on a node, with the periods of the superseded ones for the lens. */
const onNode = (versions: readonly Properties[]): Properties => ({
  versions: versions.map((version) => JSON.stringify(version)),
  periods: versions
    .slice(0, -1)
    .map(({ knownFrom, knownTo, holdsFrom, holdsTo }) => [knownFrom, knownTo, holdsFrom, holdsTo].join('|')),
});

/** The versions with the last of them known until `now`, and why. */
function closed(stored: Properties, now: string, why: Properties = {}): Properties[] {
  const versions = versionsOf(stored);
  const last = versions.at(-1);
  return [...versions.slice(0, -1), { ...last, ...why, ...(isWithdrawn(last) ? {} : { knownTo: now }) }];
}

/** All versions, the newest last, and the periods of the superseded ones for the lens. */
export const packed = (before: Properties, after: Properties, now: string, why?: Properties): Properties =>
  onNode([...closed(before, now, why), { ...versionOf(after, UNENDED), knownFrom: now }]);

/** A stored entity once it is known to end on a day; what was said until now keeps why it was closed. */
export function endedEntity(stored: Properties, day: string, now: string, why: Properties): Properties {
  const after = withoutNulls({ ...stored, ...validityAfter(stored, { to: day }, 'entity') });
  return { ...after, knownFrom: now, ...packed(stored, after, now, why) };
}

/** A stored entity once it is withdrawn. */
export const withdrawnEntity = (stored: Properties, now: string, why: Properties): Properties => ({
  ...stored,
  ...why,
  knownTo: now,
  ...(stored.versions ? onNode(closed(stored, now, why)) : {}),
});

/**
 * A stored entity once it is known again as it was before something that is taken back; as it is, where nothing else was
 * said of it. Names and identifiers are those it bears then.
 */
export function restoredEntity(
  stored: Properties,
  before: Properties,
  { names, identifiers }: { readonly names: readonly Properties[]; readonly identifiers: readonly Properties[] },
  now: string,
): Properties {
  const others = names.filter(({ kind }) => kind !== 'CURRENT');
  if (!isWithdrawn(stored) && isSaid(stored, before))
    return { ...stored, ...followingFrom(stored, others, identifiers) };
  const { retractionReason: _reason, retractedBy: _by, versions: _versions, periods: _periods, ...after } = before;
  const known = { knownFrom: now, knownTo: UNENDED, ...packed(stored, after, now) };
  return { ...after, ...followingFrom(after, others, identifiers), ...known };
}

const versionOf = (properties: Properties, knownTo: string): Properties => ({
  ...said(properties),
  knownFrom: properties.knownFrom,
  knownTo,
  from: UNBEGUN,
  to: UNENDED,
});
