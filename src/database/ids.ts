import { hash } from 'node:crypto';
import { badInput, SilianError } from '../errors.ts';
import { isRelationKind } from './kinds.ts';
import { type AsOfInput, type Lens, lensOf, lensOfSuffix } from './lens.ts';

/** What an id stands for: a stored id, the kind of thing it names, and the lens it was read under. */
export interface Ref {
  readonly stored: string;
  /** `entity`, `evidence`, `source`, `derived`, or the kind of a relation. */
  readonly family: string;
  readonly lens: Lens;
}

const FAMILY: Readonly<Record<string, string>> = { e: 'entity', v: 'evidence', s: 'source' };
/** Of what is not stored but follows from a fact, behind whose id it is named. */
const DERIVED = 'derived';
const HASH = '[A-Za-z0-9_-]{22}';
const ID = new RegExp(`^(?:([evs])-${HASH}|(d-)?([A-Z_]+)-${HASH}(?:\\.\\d{1,4})?)(?:~(.+))?$`);

/** Takes an id apart; refuses what we never issued. */
export function refOf(id: string, now: Date, argument: string): Ref {
  const match = ID.exec(id);
  const [, short, derived, kind, suffix] = match ?? [];
  const lens = suffix === undefined ? lensOf(null, now) : lensOfSuffix(suffix, now);
  const family = short === undefined ? familyOf(kind, derived !== undefined) : FAMILY[short];
  if (!match || !lens || !family) {
    throw new SilianError(
      'BAD_ID',
      `${argument}: '${id.slice(0, 80)}' is no id of this service. Pass an id as an answer gave it.`,
      { argument, allowed: 'an id as an answer gave it' },
    );
  }
  return { stored: id.split('~', 1)[0] ?? id, family, lens };
}

const familyOf = (kind: string | undefined, derived: boolean): string | undefined =>
  kind === undefined || !isRelationKind(kind) ? undefined : derived ? DERIVED : kind;

/** 128 bits of SHA-256 over the parts, 22 characters; parts are told apart by a unit separator. */
export const digest = (...parts: readonly (string | number | boolean | undefined)[]): string =>
  hash('sha256', parts.join('\u001f'), 'base64url').slice(0, 22);

/** Ids follow from keys, so that the same records give the same ids in every database. */
export const entityId = (key: string): string => `e-${digest(key)}`;
export const sourceId = (key: string): string => `s-${digest(key)}`;

/** The entity that an id or a key stands for, stored or derived, with the lens an id carries; a key carries none. */
export function entityRef(idOrKey: string, now: Date, argument: string): { id: string; lens: Lens | undefined } {
  if (idOrKey.includes(':')) return { id: entityId(idOrKey), lens: undefined };
  const { stored, family, lens } = refOf(idOrKey, now, argument);
  if (family !== 'entity' && family !== DERIVED)
    throw badInput(argument, `'${idOrKey}' is no id of an entity`, 'the id or key of an entity');
  return { id: stored, lens };
}

/**
 * The lens of a read that names entities: `asOf`, else the one their ids carry. Ids of different lenses without `asOf`
 * are an error.
 */
export function sharedLens(
  asOf: AsOfInput | null | undefined,
  refs: readonly { lens: Lens | undefined }[],
  now: Date,
  argument: string,
): Lens {
  if (asOf) return lensOf(asOf, now);
  const lenses = new Map(refs.flatMap(({ lens }) => (lens ? [[lens.suffix, lens] as const] : [])));
  if (lenses.size > 1) throw badInput(argument, 'the ids were read under different lenses', 'ids of one lens, or asOf');
  const [only] = lenses.values();
  return only ?? lensOf(null, now);
}
