import { isDeepStrictEqual } from 'node:util';
import { type EntityKind, isEntityKind, labelsOf } from '../../database/kinds.ts';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import { storedValidity, type WrittenValidity } from '../../database/validity.ts';
import { attributeProperties, DEFAULTS } from './attributes.ts';
import { entityId } from './identity.ts';
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

/** Neo4j keeps no null: they are left out. */
export const withoutNulls = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined));

/** An entity as it was and as it will be, while a batch's records are worked in. */
export class EntityDraft {
  readonly key: string;
  readonly kind: EntityKind;
  readonly #before: Properties | undefined;
  #after: Properties;
  readonly names: Properties[];
  readonly identifiers: Properties[];
  readonly newNames: Properties[] = [];
  readonly newIdentifiers: Properties[] = [];

  constructor(record: EntityRecord, stored?: { entity: Properties; names: Properties[]; identifiers: Properties[] }) {
    this.key = record.key;
    this.kind = stored && isEntityKind(String(stored.entity.kind)) ? (stored.entity.kind as EntityKind) : record.kind;
    this.#before = stored?.entity;
    this.#after = { ...DEFAULTS[record.kind], ...stored?.entity };
    this.names = [...(stored?.names ?? [])];
    this.identifiers = [...(stored?.identifiers ?? [])];
  }

  get isNew(): boolean {
    return this.#before === undefined;
  }

  get id(): string {
    return entityId(this.key);
  }

  /** Works a record in. */
  add(record: EntityRecord, now: string): void {
    const seen = this.#after.id === undefined ? undefined : this.#after;
    this.#after = withoutNulls({
      ...this.#after,
      id: this.id,
      key: this.key,
      kind: this.kind,
      name: record.name,
      position: seen?.position ?? record.evidence[0]?.start ?? 0,
      ...attributeProperties(this.kind, record.attributes),
      ...validityAfter(seen, record.validity, 'entity'),
      ...surenessAfter(seen, record),
      inferred: record.inferred ?? seen?.inferred ?? [],
    });
    this.#name(record.name, 'CURRENT', undefined, now);
    for (const alias of record.aliases ?? []) this.#name(alias.name, alias.kind, alias.validity, now);
    for (const identifier of record.identifiers ?? []) this.#identify(identifier, now);
  }

  #name(name: string, kind: string, validity: EntityRecord['validity'], now: string): void {
    const folded = foldName(name);
    if (this.names.some((known) => known.folded === folded && known.kind === kind && known.name === name)) return;
    const properties = withoutNulls({
      name,
      folded,
      kind,
      ...storedValidity(written(validity), 'entity'),
      knownFrom: now,
      knownTo: UNENDED,
    });
    this.names.push(properties);
    this.newNames.push(properties);
  }

  #identify({ scheme, value }: { scheme: string; value: string }, now: string): void {
    if (this.identifiers.some((known) => known.scheme === scheme && known.value === value)) return;
    const properties = { scheme, value, knownFrom: now, knownTo: UNENDED };
    this.identifiers.push(properties);
    this.newIdentifiers.push(properties);
  }

  /** The official name is another one than before. */
  get isRenamed(): boolean {
    return this.#before !== undefined && this.#before.name !== this.#after.name;
  }

  /** What to write: nothing when nothing changed; superseded versions packed when what was said changed. */
  properties(now: string): Properties | undefined {
    const search = this.#search();
    const order = { fromOrder: this.#after.validFrom ?? UNENDED, foldedName: foldName(String(this.#after.name)) };
    if (!this.#before) return { ...this.#after, ...search, ...order, knownFrom: now, knownTo: UNENDED };
    if (!isDeepStrictEqual(said(this.#before), said(this.#after))) {
      return { ...this.#after, ...search, ...order, knownFrom: now, ...packed(this.#before, this.#after, now) };
    }
    const grown = this.newNames.length + this.newIdentifiers.length > 0;
    return grown ? { ...this.#after, ...search } : undefined;
  }

  #search(): Properties {
    const current = String(this.#after.name);
    const aliases = this.names.filter(({ kind }) => kind !== 'CURRENT').map(({ name }) => String(name));
    const names = [...new Set([current, ...aliases])];
    const values = this.identifiers.map(({ value }) => String(value));
    return { ...searchProperties(names, [...values, ...codeOf(this.#after)]), nameOrder: nameOrder(current) };
  }

  get labels(): readonly string[] {
    return labelsOf(this.kind);
  }
}

const codeOf = ({ code }: Properties): string[] => (typeof code === 'string' ? [code] : []);

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
]);

/** What was said of the entity, without what follows from it. */
const said = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !FOLLOWING.has(name)));

/** All versions, the newest last, and the periods of the superseded ones for the lens. */
function packed(before: Properties, after: Properties, now: string): Properties {
  const earlier = before.versions
    ? strings(before.versions).map((text) => JSON.parse(text))
    : [versionOf(before, UNENDED)];
  const last = earlier.at(-1);
  const closed = [...earlier.slice(0, -1), { ...last, knownTo: now }];
  const versions = [...closed, { ...versionOf(after, UNENDED), knownFrom: now }];
  return {
    versions: versions.map((version) => JSON.stringify(version)),
    periods: closed.map(({ knownFrom, knownTo, holdsFrom, holdsTo }) =>
      [knownFrom, knownTo, holdsFrom, holdsTo].join('|'),
    ),
  };
}

const versionOf = (properties: Properties, knownTo: string): Properties => ({
  ...said(properties),
  knownFrom: properties.knownFrom,
  knownTo,
  from: UNBEGUN,
  to: UNENDED,
});
