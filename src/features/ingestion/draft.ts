import { entityId } from '../../database/ids.ts';
import { type EntityKind, isEntityKind, labelsOf } from '../../database/kinds.ts';
import { UNENDED } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import { storedValidity } from '../../database/validity.ts';
import { checkIdentifier } from '../identity/identifiers.ts';
import { meetingKey } from '../identity/meeting.ts';
import { attributeProperties, DEFAULTS } from './attributes.ts';
import { isBody } from './bodies.ts';
import { surenessAfter, validityAfter, withoutNulls } from './bounds.ts';
import type { EntityRecord } from './record.ts';
import { followingFrom } from './search-text.ts';
import type { Properties } from './state.ts';
import { isSaid, isWithdrawn, packed } from './versions.ts';
import { TREE_KINDS } from './vocabulary.ts';

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
    return !seen || named.includes(true) || identified.includes(true) || !isSaid(earlier, this.#after);
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
    if (known && isSaid(known, called)) return false;
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
    const versions = this.#before && !isSaid(this.#before, this.#after) ? [this.#before] : [];
    const times = [...versions, ...this.#closedNames].map(({ knownFrom }) => String(knownFrom));
    return times.reduce((last, each) => (each > last ? each : last), '');
  }

  /** Whether anything of it is new. */
  get isWritten(): boolean {
    return this.isNew || this.#isSaidAnew || this.#newNames.length + this.newIdentifiers.length > 0;
  }

  get #isSaidAnew(): boolean {
    return this.wasWithdrawn || !isSaid(this.#before ?? {}, this.#after);
  }

  /** What to write: nothing when nothing changed; superseded versions packed when what was said changed. */
  properties(now: string): Properties | undefined {
    if (!this.isWritten) return undefined;
    if (!this.#before)
      return { ...this.#after, ...this.#following(), ...this.#ownLineage, knownFrom: now, knownTo: UNENDED };
    if (!this.#isSaidAnew) return { ...this.#after, ...this.#following() };
    const { lineage } = this.#before;
    const kept = lineage === undefined ? {} : { lineage };
    const known = { knownFrom: now, knownTo: UNENDED, ...packed(this.#before, this.#after, now) };
    return { ...this.#after, ...this.#following(), ...kept, ...known };
  }

  /** Nothing new lies in anything before a fact says so. */
  get #ownLineage(): Properties {
    return TREE_KINDS.includes(this.kind) ? { lineage: [this.key] } : {};
  }

  #following(): Properties {
    return followingFrom(this.#after, this.#names, this.#identifiers);
  }

  get labels(): readonly string[] {
    return labelsOf(this.kind);
  }
}

/** Where the names of bodies that may be one meet. */
const meeting = (kind: EntityKind, name: string): { core?: string } => (isBody(kind) ? { core: meetingKey(name) } : {});
