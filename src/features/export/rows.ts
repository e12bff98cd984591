import { type EntityKind, isEntityKind, isRelationKind, type RelationKind } from '../../database/kinds.ts';
import type { Lens } from '../../database/lens.ts';
import { type Version, versionUnder } from '../../database/reading/versions.ts';
import { type RecordValidity, recordValidity } from '../../database/validity.ts';
import type { RawFact } from './fact-pages.ts';
import { qualifiersOf } from './vocabulary.ts';

/** What exports read, decoded from the positional rows of cypher/export/. */

export interface Source {
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly contributor?: string;
  readonly url?: string;
  readonly publishedOn?: string;
  readonly publishedAt?: string;
  readonly sha256?: string;
}

export interface Evidence {
  readonly id: string;
  readonly source: string;
  readonly paragraph?: number;
  readonly start?: number;
  readonly end?: number;
  readonly note?: string;
  readonly stance: string;
  readonly speaker?: string;
  readonly field?: string;
}

interface Claim {
  readonly validity: RecordValidity | undefined;
  readonly status: string;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** A word, number, truth value or list of words. */
export type Value = string | number | boolean | readonly string[];

export interface Alias {
  readonly name: string;
  readonly kind: string;
  readonly validity: RecordValidity | undefined;
}

export interface Entity extends Claim {
  readonly kind: EntityKind;
  readonly key: string;
  readonly name: string;
  /** As stored, those that are known. */
  readonly attributes: ReadonlyMap<string, Value>;
  readonly inferred: readonly string[];
  readonly aliases: readonly Alias[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

export interface Fact extends Claim {
  readonly kind: RelationKind;
  readonly id: string;
  readonly from: string;
  readonly fromKind: EntityKind;
  readonly to: string;
  readonly qualifiers: ReadonlyMap<string, Value>;
}

type Row = readonly unknown[];
export const list = (value: unknown): Row => (Array.isArray(value) ? value : []);
const words = (value: unknown): string[] => list(value).map(String);

const SOURCE_FIELDS = ['title', 'publisher', 'contributor', 'url', 'publishedOn', 'publishedAt', 'sha256'];

export function sourceOf(row: unknown): Source {
  const [key, ...values] = list(row);
  const given = SOURCE_FIELDS.flatMap((name, place) => (values[place] == null ? [] : [[name, String(values[place])]]));
  return { key: String(key), title: '', ...Object.fromEntries(given) };
}

/** An entity of a kind as it was said to be under the lens; `attributes` names the values that the row holds. */
export function entityOf(row: unknown, attributes: readonly string[], lens: Lens): Entity {
  const [key, kind, name, values, bounds, status, confidence, inferred, position, versions, ...lists] = list(row);
  const [aliases, identifiers, evidence] = lists.map(list);
  const earlier = versions == null ? undefined : versionUnder(versions, lens);
  return {
    kind: entityKind(kind),
    key: String(key),
    name: String(earlier?.name ?? name),
    attributes: valuesOf(attributes, earlier ? attributes.map((each) => earlier[each]) : list(values)),
    inferred: words(earlier ? earlier.inferred : inferred),
    validity: earlier ? recordValidity(boundsIn(earlier)) : validityOf(bounds),
    status: String(earlier?.claimStatus ?? status),
    confidence: Number(earlier?.confidence ?? confidence),
    aliases: (aliases ?? []).map(aliasOf).sort(byWords(({ kind: of, name: called }) => [of, called])),
    identifiers: (identifiers ?? []).map(identifierOf).sort(byWords(({ scheme, value }) => [scheme, value])),
    evidence: placedFirst(evidenceOf(evidence), Number(position ?? 0), String(kind)),
  };
}

/** A fact; its id begins with its kind. */
export function factOf({ key, id, row }: RawFact): Fact {
  const [fromKind, to, values, bounds, status, confidence, evidence] = list(row);
  const kind = relationKind(id.slice(0, id.indexOf('-')));
  return {
    kind,
    id,
    from: key,
    fromKind: entityKind(fromKind),
    to: String(to),
    qualifiers: valuesOf(qualifiersOf(kind), list(values)),
    validity: validityOf(bounds),
    status: String(status),
    confidence: Number(confidence),
    evidence: evidenceOf(evidence),
  };
}

function relationKind(name: string): RelationKind {
  if (!isRelationKind(name)) throw new Error(`'${name}' is no kind of fact: the graph was written by something newer`);
  return name;
}

function entityKind(kind: unknown): EntityKind {
  const name = String(kind);
  if (!isEntityKind(name)) throw new Error(`'${name}' is no kind of entity: the graph was written by something newer`);
  return name;
}

function valuesOf(names: readonly string[], values: Row): Map<string, Value> {
  const known = new Map<string, Value>();
  for (const [place, name] of names.entries()) {
    const value = values[place];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') known.set(name, value);
    else if (Array.isArray(value)) known.set(name, words(value));
  }
  return known;
}

function validityOf(bounds: unknown): RecordValidity | undefined {
  const [validFrom, validTo, validFromPrecision, validToPrecision, observed] = list(bounds);
  return recordValidity({ validFrom, validTo, validFromPrecision, validToPrecision, observed });
}

const boundsIn = ({ validFrom, validTo, validFromPrecision, validToPrecision, observed }: Version) => ({
  validFrom,
  validTo,
  validFromPrecision,
  validToPrecision,
  observed,
});

const aliasOf = (row: unknown): Alias => {
  const [name, kind, bounds] = list(row);
  return { name: String(name), kind: String(kind), validity: validityOf(bounds) };
};

const identifierOf = (row: unknown) => {
  const [scheme, value] = list(row);
  return { scheme: String(scheme), value: String(value) };
};

/** By source, then by place: in the same order wherever the same records were taken in. */
function evidenceOf(rows: unknown): Evidence[] {
  const evidence = list(rows).map(pieceOf);
  return evidence.length < 2 ? evidence : evidence.sort(byWords(placeOf));
}

function pieceOf(row: unknown): Evidence {
  const [id, source, paragraph, start, end, note, stance, speaker, field] = list(row);
  return {
    id: String(id),
    source: String(source),
    ...(paragraph == null ? {} : { paragraph: Number(paragraph) }),
    ...(start == null ? {} : { start: Number(start) }),
    ...(end == null ? {} : { end: Number(end) }),
    ...(note == null ? {} : { note: String(note) }),
    stance: String(stance),
    ...(speaker == null ? {} : { speaker: String(speaker) }),
    ...(field == null ? {} : { field: String(field) }),
  };
}

/** Numbers as text that sorts as they do. */
const padded = (value: number | undefined): string => (value === undefined ? '' : String(value).padStart(12, '0'));

const placeOf = ({ source, paragraph, start, end, field, speaker, stance }: Evidence): readonly string[] => [
  source,
  padded(start),
  padded(end),
  padded(paragraph),
  field ?? '',
  speaker ?? '',
  stance,
];

/**
 * An entity's place among others is where its first evidence starts, so that one is written first. Posts have no such
 * place: theirs is that of whichever appointment came first.
 */
function placedFirst(evidence: Evidence[], position: number, kind: string): Evidence[] {
  const place = evidence.findIndex(({ start = 0 }) => start === position);
  if (place < 1 || kind === 'ROLE') return evidence;
  return [...evidence.splice(place, 1), ...evidence];
}

const byWords =
  <T>(of: (each: T) => readonly string[]) =>
  (one: T, other: T): number => {
    const [a, b] = [of(one), of(other)];
    const place = a.findIndex((word, at) => word !== b[at]);
    return place < 0 ? 0 : (a[place] ?? '') < (b[place] ?? '') ? -1 : 1;
  };
