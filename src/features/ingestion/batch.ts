import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { sourceId } from '../../database/ids.ts';
import { ACTOR_KINDS, type EntityKind, isEntityKind, type RelationKind } from '../../database/kinds.ts';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { storedValidity } from '../../database/validity.ts';
import { topicsIn } from './attributes.ts';
import { surenessAfter, withoutNulls, written } from './bounds.ts';
import { EntityDraft } from './draft.ts';
import { beginningOf, type FactDraft, factAfter, factOf, isChanged, isOtherwise } from './fact.ts';
import { evidenceId } from './identity.ts';
import { type Parsed, type Problem, problem } from './parse.ts';
import {
  ClaimStatus,
  type EntityRecord,
  type EvidenceRecord,
  evidenceOf,
  type RelationRecord,
  type SourceRecord,
} from './record.ts';
import type { Properties, State } from './state.ts';
import { isWithdrawn } from './versions.ts';
import { endsFit, endsOf, SUBJECT_KINDS } from './vocabulary.ts';

/** What became of a record. */
export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'HELD';

export interface NewEvidence {
  readonly id: string;
  readonly source: string;
  readonly speaker: string | undefined;
  readonly properties: Properties;
}

/** Who contributed a source may come after it, in a later part of a large ingest. */
export type Awaited = 'contributors';

/** A batch's records worked into what the graph says: what has to be written, and what is wrong. */
export class Batch {
  readonly #state: State;
  /** When what is new is recorded. */
  readonly now: string;
  readonly sources = new Map<string, Properties>();
  readonly entities = new Map<string, EntityDraft>();
  readonly facts = new Map<string, FactDraft>();
  readonly evidence = new Map<string, NewEvidence>();
  /** In no order; what is derived repeats the faults of its record. */
  readonly problems: Problem[] = [];
  /** What became of each record, in the order in which they came. */
  readonly outcomes: Outcome[] = [];
  readonly #bearers = new Map<string, string>();

  readonly #awaited: Awaited | undefined;

  constructor(state: State, now: string, awaited?: Awaited) {
    this.#awaited = awaited;
    this.#state = state;
    this.now = now;
  }

  /** Works all records in: sources, then entities, then relations. What comes of them does not depend on their order. */
  addAll(parsed: readonly Parsed[]): void {
    const places = new Map(parsed.map((each, place) => [each, place]));
    const ordered = inOrder(parsed);
    for (const each of ordered) {
      const outcome = this.#add(each);
      if (outcome) this.outcomes[places.get(each) ?? 0] = outcome;
    }
    for (const { record, at } of parsed) this.#checkReferences(record, at);
  }

  #add({ record, at, source }: Parsed): Outcome | undefined {
    if (record.type === 'source') return this.#addSource(record);
    const post = source?.type === 'relation' ? this.#surenessOf(source) : undefined;
    if (record.type === 'entity') return this.#addEntity(post ? this.#postBeside(record, post) : record, at);
    // of a topic that is none, the offer's own field is told
    if (source?.type === 'entity' && !this.#isSubject(record.to)) return undefined;
    return this.#addRelation(post ? this.#placeBeside(record, post) : record, at);
  }

  /** How sure an appointment is, with what is known of it. */
  #surenessOf(record: RelationRecord): Sureness {
    const { before } = factOf(record, this.#fact, this.#withdrawn);
    const { claimStatus, confidence } = { ...before, ...surenessAfter(before, record) };
    return { status: ClaimStatus.safeParse(claimStatus).data, confidence: Number(confidence) };
  }

  #addSource(record: SourceRecord): Outcome {
    const { type: _type, ...given } = record;
    const before = this.sources.get(record.key) ?? this.#state.sources.get(record.key);
    const after = withoutNulls({
      ...before,
      ...given,
      id: sourceId(record.key),
      dateOrder: record.publishedOn ?? before?.publishedOn ?? UNBEGUN,
    });
    const same = before && isDeepStrictEqual(bare(before), bare(after));
    if (!same) this.sources.set(record.key, { knownFrom: this.now, ...after });
    return before ? (same ? 'UNCHANGED' : 'UPDATED') : 'CREATED';
  }

  #addEntity(record: EntityRecord, at: Parsed['at']): Outcome | undefined {
    const stored = this.#state.entities.get(record.key);
    const known = this.entities.get(record.key);
    const draft = known ?? new EntityDraft(record, stored);
    if (draft.kind !== record.kind) {
      const message = `${record.key} is known as ${draft.kind}, not ${record.kind}; a key is never reused: give another key, or mend the kind`;
      this.problems.push(problem(at, 'kind', message));
      return undefined;
    }
    this.#checkIdentifiers(record, at);
    const changed = draft.add(record, this.now);
    if (!draft.isPossible)
      this.problems.push(problem(at, 'validity', 'ends before it begins, with the bounds that are known: give both'));
    this.entities.set(record.key, draft);
    const added = this.#addEvidence(draft.id, evidenceOf(record));
    if (!known && (!stored || draft.wasWithdrawn)) return 'CREATED';
    return changed || added ? 'UPDATED' : 'UNCHANGED';
  }

  /** A post is as sure as the surest appointment to it, and keeps the name it has. */
  #postBeside(record: EntityRecord, appointment: Sureness): EntityRecord {
    const stored = this.#state.entities.get(record.key)?.entity;
    const known = this.entities.get(record.key)?.said ?? stored;
    if (!known || (known === stored && isWithdrawn(stored))) return { ...record, ...appointment };
    const { name, title } = known;
    return { ...record, ...surerThan(known, appointment), name: String(name), attributes: { title } };
  }

  #placeBeside(record: RelationRecord, appointment: Sureness): RelationRecord {
    const { before: known } = factOf(record, this.#fact, this.#withdrawn);
    return { ...record, ...(known ? surerThan(known, appointment) : appointment) };
  }

  /** An identifier brings entities together, so it has one bearer. */
  #checkIdentifiers(record: EntityRecord, at: Parsed['at']): void {
    for (const [index, { scheme, value }] of (record.identifiers ?? []).entries()) {
      const identifier = `${scheme} ${value}`;
      const owner = this.#state.owners.get(identifier) ?? this.#bearers.get(identifier);
      if (owner === undefined) this.#bearers.set(identifier, record.key);
      else if (owner !== record.key) {
        this.problems.push(
          problem(
            at,
            `identifiers.${index}`,
            `${identifier} belongs to ${owner}; use that key, or mend the identifier`,
          ),
        );
      }
    }
  }

  readonly #fact = (id: string): Properties | undefined => this.facts.get(id)?.after ?? this.#state.facts.get(id);
  readonly #withdrawn = (id: string): Properties | undefined => this.#state.withdrawn.get(id);

  #addRelation(record: RelationRecord, at: Parsed['at']): Outcome | undefined {
    const [from, to] = [this.kindOf(record.from), this.kindOf(record.to)];
    if (!from) this.problems.push(dangling(at, 'from', record.from));
    if (!to) this.problems.push(dangling(at, 'to', record.to));
    if (!from || !to) return undefined;
    if (!endsFit(record.kind, from, to)) {
      this.problems.push(
        problem(at, 'kind', `${record.kind} does not lead from ${from} to ${to}: ${endsOf(record.kind)}`),
      );
      return undefined;
    }
    const { id, before: known } = factOf(record, this.#fact, this.#withdrawn);
    const after = factAfter(record, id, known);
    this.facts.set(id, { id, record, before: this.#state.facts.get(id), after });
    const added = this.#addEvidence(id, record.evidence);
    return known ? (isOtherwise(known, after) || added ? 'UPDATED' : 'UNCHANGED') : 'CREATED';
  }

  /** Whether any evidence was new. */
  #addEvidence(claimId: string, given: readonly EvidenceRecord[]): boolean {
    let added = false;
    for (const evidence of given) {
      const id = evidenceId(claimId, evidence);
      if (this.#state.evidence.has(id) || this.evidence.has(id)) continue;
      const { source, ...said } = evidence;
      const properties = { id, claimId, ...said, position: said.start ?? 0, knownFrom: this.now, knownTo: UNENDED };
      this.evidence.set(id, { id, source, speaker: said.speaker, properties: withoutNulls(properties) });
      added = true;
    }
    return added;
  }

  /** The kind of an entity that is there, not withdrawn, or comes with the batch. */
  kindOf(key: string): EntityKind | undefined {
    const stored = this.#state.entities.get(key)?.entity ?? this.#state.ends.get(key);
    const kind = this.entities.get(key)?.kind ?? (isWithdrawn(stored) ? undefined : String(stored?.kind));
    return kind !== undefined && isEntityKind(kind) ? kind : undefined;
  }

  #isSubject(key: string): boolean {
    const kind = this.kindOf(key);
    return kind !== undefined && SUBJECT_KINDS.includes(kind);
  }

  #checkReferences(record: Parsed['record'], at: Parsed['at']): void {
    if (record.type === 'source' && this.#awaited === 'contributors') return;
    for (const { field, key, kinds } of referencesOf(record)) {
      const kind = this.kindOf(key);
      if (!kind) this.problems.push(dangling(at, field, key));
      else if (!kinds.includes(kind))
        this.problems.push(problem(at, field, `${key} is ${kind}; allowed: ${kinds.join(', ')}`));
    }
    if (record.type === 'source') return;
    for (const { field, evidence } of fieldsOfEvidence(record)) {
      const source = this.sources.get(evidence.source) ?? this.#state.sources.get(evidence.source);
      if (source) {
        const length = Number(source.textLength ?? Number.POSITIVE_INFINITY);
        if ((evidence.end ?? 0) > length)
          this.problems.push(
            problem(at, `${field}.end`, `lies outside the text of ${evidence.source}, which ends at ${length}`),
          );
        continue;
      }
      const message = `no source has the key ${evidence.source}: send its record too, or mend the key`;
      this.problems.push(problem(at, `${field}.source`, message));
    }
  }

  /** When the latest version that another takes the place of was recorded; empty when nothing is replaced. */
  get replacedLast(): string {
    const entities = [...this.entities.values()].map((draft) => draft.replacedLast);
    const facts = [...this.facts.values()].map((draft) =>
      isChanged(draft) ? String(draft.before?.knownFrom ?? '') : '',
    );
    return [...entities, ...facts].reduce((last, each) => (each > last ? each : last), '');
  }

  /** Facts by kind, those to write only. */
  changedFacts(): Map<RelationKind, FactDraft[]> {
    const kinds = new Map<RelationKind, FactDraft[]>();
    for (const draft of this.facts.values()) {
      if (!isChanged(draft)) continue;
      const drafts = kinds.get(draft.record.kind);
      if (drafts) drafts.push(draft);
      else kinds.set(draft.record.kind, [draft]);
    }
    return kinds;
  }
}

const TYPES: readonly Parsed['record']['type'][] = ['source', 'entity', 'relation'];

/** Sources, entities, then relations by when they begin; the records' text has the last word. */
export function inOrder(parsed: readonly Parsed[]): Parsed[] {
  const keyed = parsed.map((each) => ({ each, place: placeIn(each.record) }));
  return keyed.sort((a, b) => compared(a.place, b.place) || byText(a.each, b.each)).map(({ each }) => each);
}

const placeIn = (record: Parsed['record']): string =>
  record.type === 'relation'
    ? `${TYPES.indexOf(record.type)} ${beginning(record)} ${record.kind} ${record.from} ${record.to}`
    : `${TYPES.indexOf(record.type)} ${record.key}`;

const beginning = (record: RelationRecord): string => beginningOf(storedValidity(written(record.validity), 'relation'));

/** Texts are made of those alone that are about one thing: they take longer than all the rest. */
const byText = (a: Parsed, b: Parsed): number => compared(JSON.stringify(a.record), JSON.stringify(b.record));
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dangling = (at: Parsed['at'], field: string, key: string): Problem =>
  problem(at, field, `no entity has the key ${key}: send its record too, or mend the key`);

interface Sureness {
  readonly status: z.infer<typeof ClaimStatus> | undefined;
  readonly confidence: number | undefined;
}

/** What a further appointment adds to how sure a post is: it never takes away. */
const surerThan = (known: Properties, appointment: Sureness): Sureness =>
  Number(appointment.confidence) > Number(known.confidence)
    ? appointment
    : { status: undefined, confidence: undefined };

const bare = ({ knownFrom: _known, holdsText: _text, ...properties }: Properties): Properties => properties;

interface Reference {
  readonly field: string;
  readonly key: string;
  readonly kinds: readonly EntityKind[];
}

/** Keys of entities that a record names besides its own ends, with the field that does and the kinds that fit. */
function* referencesOf(record: Parsed['record']): Generator<Reference> {
  if (record.type === 'source') {
    if (record.contributor !== undefined) yield { field: 'contributor', key: record.contributor, kinds: ACTOR_KINDS };
    return;
  }
  for (const { field, evidence } of fieldsOfEvidence(record)) {
    if (evidence.speaker !== undefined) yield { field: `${field}.speaker`, key: evidence.speaker, kinds: ACTOR_KINDS };
  }
  if (record.type === 'entity') return yield* topicReferences(record);
  const { at, onBehalfOf } = record.qualifiers;
  if (at !== undefined) yield { field: 'qualifiers.at', key: at, kinds: ['EVENT'] };
  if (onBehalfOf !== undefined) yield { field: 'qualifiers.onBehalfOf', key: onBehalfOf, kinds: ACTOR_KINDS };
}

function* topicReferences({ kind, attributes }: EntityRecord): Generator<Reference> {
  if (kind !== 'OFFER') return;
  for (const [index, { key }] of topicsIn(attributes).entries()) {
    yield { field: `attributes.topics.${index}.key`, key, kinds: SUBJECT_KINDS };
  }
}

/** All evidence in a record, an alias's too, each with the field where it stands. */
function fieldsOfEvidence(record: EntityRecord | RelationRecord): { field: string; evidence: EvidenceRecord }[] {
  const own = record.evidence.map((evidence, index) => ({ field: `evidence.${index}`, evidence }));
  if (record.type === 'relation') return own;
  const ofAliases = (record.aliases ?? []).flatMap(({ evidence = [] }, alias) =>
    evidence.map((each, index) => ({ field: `aliases.${alias}.evidence.${index}`, evidence: each })),
  );
  return [...own, ...ofAliases];
}

/** Keys of entities that a record names, its own left out. */
export const namedIn = (record: Parsed['record']): string[] => [
  ...(record.type === 'relation' ? [record.from, record.to] : []),
  ...[...referencesOf(record)].map(({ key }) => key),
];

/** Keys of entities a record mentions, its own among them. */
export const mentionedIn = (record: Parsed['record']): string[] => [
  ...(record.type === 'entity' ? [record.key] : []),
  ...namedIn(record),
];
