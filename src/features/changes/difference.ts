import { isDeepStrictEqual } from 'node:util';
import type { EntityKind, RelationKind } from '../../database/kinds.ts';
import type { ChangeType } from '../../generated/schema.ts';
import { comparePlaces, type Place } from '../connection.ts';
import type { EntityRow, FactRow } from './candidates.ts';

/** What became of one claim; a fact is found again by its ends. */
export interface Changed {
  readonly type: ChangeType;
  readonly id: string;
  /** An entity's key; a fact's is its id. */
  readonly key: string;
  readonly kind: EntityKind | RelationKind;
  readonly ends: { readonly from: string; readonly to: string } | undefined;
}

/** What one view has of the claims of one sort, beside the other, by claim. */
export type Seen<R> = ReadonlyMap<string, readonly R[]>;

type Row = Pick<EntityRow | FactRow, 'id' | 'here' | 'there'>;

export function byClaim<R extends Row>(rows: readonly R[]): Seen<R> {
  const claims = new Map<string, R[]>();
  for (const row of rows) {
    const versions = claims.get(row.id);
    if (versions) versions.push(row);
    else claims.set(row.id, [row]);
  }
  return claims;
}

/** The version of a claim that the view has; undefined where it has none. */
const ofView = <R extends Row>(versions: readonly R[]): R | undefined => versions.find(({ here }) => here);
const isInOther = (versions: readonly Row[]): boolean => versions.some(({ there }) => there);

/** What the view has and the other has not. */
export const onlyHere = <R extends Row>(seen: Seen<R>): R[] =>
  [...seen.values()].flatMap((versions) => (isInOther(versions) ? [] : (ofView(versions) ?? [])));

/** What both have, and may have otherwise. */
export const inBoth = <R extends Row>(seen: Seen<R>): R[] =>
  [...seen.values()].flatMap((versions) => (isInOther(versions) ? (ofView(versions) ?? []) : []));

/** The rows as the other view sees them. */
export const turned = <R extends Row>(seen: Seen<R>): Seen<R> =>
  new Map([...seen].map(([id, rows]) => [id, rows.map((row) => ({ ...row, here: row.there, there: row.here }))]));

export const changed = (type: ChangeType, row: EntityRow | FactRow): Changed => ({
  type,
  id: row.id,
  key: row.key,
  kind: row.kind,
  ends: 'from' in row ? { from: row.from, to: row.to } : undefined,
});

type Properties = Readonly<Record<string, unknown>>;

/** Whether two versions say different things, or the one that both views have is disputed in one only. */
export const isOtherwise = (one: Properties, other: Properties, disputedInOne: boolean): boolean =>
  !isDeepStrictEqual(bare(one), bare(other)) || (disputedInOne && one.claimStatus !== 'DISPUTED');

/** What is said, without when it was recorded and why it no longer is. */
const bare = ({
  knownFrom: _from,
  knownTo: _to,
  retractionReason: _reason,
  retractedBy: _by,
  ...said
}: Properties): Properties => said;

const TYPES: readonly ChangeType[] = ['ADDED', 'ENDED', 'CHANGED'];

/** Added, ended, changed; entities before facts; by kind; the key has the last word. */
export const placeOf = ({ type, ends, kind, key }: Changed): Place => [TYPES.indexOf(type), ends ? 1 : 0, kind, key];

export const inOrder = (changes: readonly Changed[]): Changed[] =>
  changes
    .map((change) => ({ change, place: placeOf(change) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ change }) => change);
