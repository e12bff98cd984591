import { isDeepStrictEqual } from 'node:util';
import { entityId } from '../../database/ids.ts';
import { type EntityKind, isEntityKind, labelsOf } from '../../database/kinds.ts';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import { storedValidity, type WrittenValidity } from '../../database/validity.ts';
import { checkIdentifier } from '../identity/identifiers.ts';
import { meetingKey } from '../identity/meeting.ts';
import { attributeProperties, DEFAULTS } from './attributes.ts';
import { isBody } from './bodies.ts';
import type { EntityRecord } from './record.ts';
import { nameOrder, searchProperties } from './search-text.ts';
import type { Properties } from './state.ts';

/** What a record writes as validity, `AT_LATEST` told apart. */
export const written = (validity: EntityRecord['validity']): WrittenValidity => ({
  from: validity?.from,
  to: validity?.to,
  observedOn: validity?.observedOn,
  toAtLatest: validity?.toPrecision === 'AT_LATEST',
});

/** Bounds as a record would have to write them to give what is stored. */
const rewritten = (
  stored: Properties,
): { from: string | null; to: string | null; observedOn: string[]; toAtLatest: boolean } => ({
  from: cut(stored.validFrom, stored.validFromPrecision),
  to: stored.validTo == null ? null : String(stored.validTo),
  observedOn: strings(stored.observed),
  toAtLatest: stored.validToPrecision === 'AT_LATEST',
});

const LENGTH: Readonly<Record<string, number>> = { YEAR: 4, MONTH: 7 };
const cut = (day: unknown, precision: unknown): string | null =>
  day == null ? null : String(day).slice(0, LENGTH[String(precision)] ?? 10);
export const strings = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

/**
 * The bounds after a record: what it says takes the place of what was said, what it does not say stays, observations
 * add up. Null when nothing changes.
 */
export function validityAfter(
  stored: Properties | undefined,
  validity: EntityRecord['validity'],
  of: 'entity' | 'relation',
) {
  if (!stored) return storedValidity(written(validity), of);
  if (!validity) return undefined;
  const before = rewritten(stored);
  const given = written(validity);
  const after = storedValidity(
    {
      from: given.from ?? before.from,
      to: given.to ?? before.to,
      toAtLatest: given.to == null ? before.toAtLatest : given.toAtLatest,
      observedOn: [...before.observedOn, ...(given.observedOn ?? [])],
    },
    of,
  );
  // an imprecise end is stored as the day after its period: it keeps its precision unless given anew
  const kept = given.to == null ? { validToPrecision: stored.validToPrecision ?? null } : {};
  return { ...after, ...kept };
}

/** How sure a claim is after a record. */
export const surenessAfter = (
  stored: Properties | undefined,
  { status, confidence }: Pick<EntityRecord, 'status' | 'confidence'>,
): Properties => {
  if (stored && status === undefined && confidence === undefined) return {};
  return {
    claimStatus: status ?? stored?.claimStatus ?? 'ASSERTED',
    confidence: confidence ?? stored?.confidence ?? 1,
  };
};

/** Neo4j keeps no null, and an empty list says no more than none: they are left out. */
export const withoutNulls = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value != null && !isEmpty(value)));

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** An entity as it was and as it will be, while a batch's records are worked in. */
export class EntityDraft {
  readonly key: string;
  readonly kind: EntityKind;
  readonly #before: Properties | undefined;
  #after: Properties;
  #names: Properties[];
  readonly #identifiers: Properties[];
  #newNames: Properties[] = [];
  /** Names whose period is known otherwise than before. */
  readonly #closedNames: Properties[] = [];
  readonly newIdentifiers: Properties[] = [];

  constructor(record: EntityRecord, stored?: { entity: Properties; names: Properties[]; identifiers: Properties[] }) {
    const kind = String(stored?.entity.kind);
    this.key = record.key;
    this.kind = isEntityKind(kind) ? kind : record.kind;
    this.#before = stored?.entity;
    // what was withdrawn is said afresh
    this.#after = { ...DEFAULTS[record.kind], ...(isWithdrawn(stored?.entity) ? {} : stored?.entity) };
    this.#names = (stored?.names ?? []).filter((name) => name.kind !== 'CURRENT');
    this.#identifiers = [...(stored?.identifiers ?? [])];
  }

  /** As it was; undefined where it is new. */
  get before(): Properties | undefined {
    return this.#before;
  }

  get isNew(): boolean {
    return this.#before === undefined;
  }

  /** It was there, and was withdrawn before this batch. */
  get wasWithdrawn(): boolean {
    return isWithdrawn(this.#before);
  }

  get id(): string {
    return entityId(this.key);
  }

  /** What is said of it, this batch's records worked in. */
  get said(): Properties {
    return this.#after;
  }

  /** It does not end before it begins. */
  get isPossible(): boolean {
    const { validFrom, validTo } = this.#after;
    return validFrom === undefined || validTo === undefined || String(validTo) > String(validFrom);
  }

  /** Works a record in; whether it says anything new. */
  add(record: EntityRecord, now: string): boolean {
    const earlier = this.#after;
    const seen = earlier.id === undefined ? undefined : earlier;
    this.#after = withoutNulls({
      ...earlier,
      id: this.id,
      key: this.key,
      kind: this.kind,
      name: record.name,
      position: seen?.position ?? record.evidence[0]?.start ?? 0,
      ...attributeProperties(this.kind, record.attributes),
      ...validityAfter(seen, record.validity, 'entity'),
      ...surenessAfter(seen, record),
      inferred: record.inferred ?? seen?.inferred,
    });
    const named = (record.aliases ?? []).map((alias) => this.#call(alias, now));
    const identified = (record.identifiers ?? []).map((identifier) => this.#identify(identifier, now));
    return named.includes(true) || identified.includes(true) || !isDeepStrictEqual(said(earlier), said(this.#after));
  }

  #call({ name, kind, validity }: NonNullable<EntityRecord['aliases']>[number], now: string): boolean {
    const known = this.#names.find((each) => each.kind === kind && each.name === name);
    const bounds = validityAfter(known, validity, 'entity') ?? {};
    const called = withoutNulls({
      name,
      ...meeting(this.kind, name),
      folded: foldName(name),
      kind,
      ...known,
      ...bounds,
      knownFrom: now,
      knownTo: UNENDED,
    });
    if (known && isDeepStrictEqual(said(known), said(called))) return false;
    if (known && !this.#newNames.includes(known)) this.#closedNames.push(known);
    this.#names = [...this.#names.filter((each) => each !== known), called];
    this.#newNames = [...this.#newNames.filter((each) => each !== known), called];
    return true;
  }

  #identify({ scheme, value }: { scheme: string; value: string }, now: string): boolean {
    if (this.#identifiers.some((known) => known.scheme === scheme && known.value === value)) return false;
    const { checkDigit } = checkIdentifier({ scheme, value });
    const checked = checkDigit === undefined ? {} : { checkStatus: checkDigit };
    const properties = { scheme, value, ...checked, knownFrom: now, knownTo: UNENDED };
    this.#identifiers.push(properties);
    this.newIdentifiers.push(properties);
    return true;
  }

  /** The official name is another one than before, or the first one. */
  get #isRenamed(): boolean {
    return this.#before?.name !== this.#after.name;
  }

  /** Names to write, the official one as kind CURRENT. */
  newNames(now: string): Properties[] {
    if (!this.#isRenamed) return this.#newNames;
    const name = String(this.#after.name);
    const bounds = withoutNulls({ ...storedValidity(undefined, 'entity') });
    return [
      {
        ...{ name, folded: foldName(name), ...meeting(this.kind, name) },
        ...{ kind: 'CURRENT', ...bounds, knownFrom: now, knownTo: UNENDED },
      },
      ...this.#newNames,
    ];
  }

  /** Names that were said until now. */
  get closedNames(): { readonly name: string; readonly kind: string }[] {
    const former = this.#before && this.#isRenamed ? [{ name: this.#before.name, kind: 'CURRENT' }] : [];
    return [...former, ...this.#closedNames].map(({ name, kind }) => ({ name: String(name), kind: String(kind) }));
  }

  /** When the latest of what is replaced, versions and names, was recorded; empty when nothing is. */
  get replacedLast(): string {
    const versions = this.#before && !isDeepStrictEqual(said(this.#before), said(this.#after)) ? [this.#before] : [];
    const times = [...versions, ...this.#closedNames].map(({ knownFrom }) => String(knownFrom));
    return times.reduce((last, each) => (each > last ? each : last), '');
  }

  /** Whether anything of it is new. */
  get isWritten(): boolean {
    return this.isNew || this.#isSaidAnew || this.#newNames.length + this.newIdentifiers.length > 0;
  }

  get #isSaidAnew(): boolean {
    return this.wasWithdrawn || !isDeepStrictEqual(said(this.#before ?? {}), said(this.#after));
  }

  /** What to write: nothing when nothing changed; superseded versions packed when what was said changed. */
  properties(now: string): Properties | undefined {
    if (!this.isWritten) return undefined;
    if (!this.#before) return { ...this.#after, ...this.#following(), knownFrom: now, knownTo: UNENDED };
    if (!this.#isSaidAnew) return { ...this.#after, ...this.#following() };
    const { lineage } = this.#before;
    const kept = lineage === undefined ? {} : { lineage };
    const known = { knownFrom: now, knownTo: UNENDED, ...packed(this.#before, this.#after, now) };
    return { ...this.#after, ...this.#following(), ...kept, ...known };
  }

  #following(): Properties {
    return followingFrom(this.#after, this.#names, this.#identifiers);
  }

  get labels(): readonly string[] {
    return labelsOf(this.kind);
  }
}

/** What search and orders go by. */
function followingFrom(
  said: Properties,
  others: readonly Properties[],
  identifiers: readonly Properties[],
): Properties {
  const current = String(said.name);
  const names = [...new Set([current, ...others.map(({ name }) => String(name))])];
  const values = identifiers.map(({ value }) => String(value));
  return {
    ...searchProperties(names, [...values, ...codeOf(said)]),
    nameOrder: nameOrder(current),
    foldedName: foldName(current),
    fromOrder: said.validFrom ?? UNENDED,
  };
}

const codeOf = ({ code }: Properties): string[] => (typeof code === 'string' ? [code] : []);

/** Where the names of bodies that may be one meet. */
const meeting = (kind: EntityKind, name: string): { core?: string } => (isBody(kind) ? { core: meetingKey(name) } : {});

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
const packed = (before: Properties, after: Properties, now: string, why?: Properties): Properties =>
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
  if (!isWithdrawn(stored) && isDeepStrictEqual(said(stored), said(before)))
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
