import type { RelationKind } from '../../database/kinds.ts';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { EntityDraft, withoutNulls } from './draft.ts';
import { type FactDraft, factAfter, factOf, isChanged } from './fact.ts';
import { entityId, evidenceId, sourceId } from './identity.ts';
import { type Parsed, type Problem, problem } from './parse.ts';
import type { EntityRecord, EvidenceRecord, RelationRecord, SourceRecord } from './record.ts';
import type { Properties, State } from './state.ts';
import { endsFit } from './vocabulary.ts';

/** What became of a record. */
export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED';

interface NewEvidence {
  readonly id: string;
  readonly source: string;
  readonly speaker: string | undefined;
  readonly properties: Properties;
}

/** A batch's records worked into what the graph says: what has to be written, and what is wrong. */
export class Batch {
  readonly #state: State;
  readonly #now: string;
  readonly sources = new Map<string, Properties>();
  readonly entities = new Map<string, EntityDraft>();
  readonly facts = new Map<string, FactDraft>();
  readonly evidence = new Map<string, NewEvidence>();
  readonly problems: Problem[] = [];
  readonly outcomes: Outcome[] = [];

  constructor(state: State, now: string) {
    this.#state = state;
    this.#now = now;
  }

  /** Works all records in: sources, then entities, then relations, whatever their order. */
  addAll(parsed: readonly Parsed[]): void {
    for (const { record } of parsed) if (record.type === 'source') this.#addSource(record);
    for (const { record, at } of parsed) if (record.type === 'entity') this.#addEntity(record, at);
    for (const { record, at } of parsed) if (record.type === 'relation') this.#addRelation(record, at);
    for (const { record, at } of parsed) this.#checkReferences(record, at);
  }

  #addSource(record: SourceRecord): void {
    const { type: _type, text: _text, ...given } = record;
    const before = this.sources.get(record.key) ?? this.#state.sources.get(record.key);
    const after = withoutNulls({
      ...before,
      ...given,
      id: sourceId(record.key),
      dateOrder: record.publishedOn ?? before?.publishedOn ?? UNBEGUN,
    });
    const same = before && JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
    if (!same) this.sources.set(record.key, { knownFrom: this.#now, ...after });
    this.outcomes.push(before ? (same ? 'UNCHANGED' : 'UPDATED') : 'CREATED');
  }

  #addEntity(record: EntityRecord, at: Parsed['at']): void {
    const stored = this.#state.entities.get(record.key);
    const draft = this.entities.get(record.key) ?? new EntityDraft(record, stored);
    if (draft.kind !== record.kind) {
      this.problems.push(
        problem(at, 'kind', `${record.key} is known as ${draft.kind}, not ${record.kind}; a key is never reused`),
      );
      return;
    }
    this.#checkIdentifiers(record, at);
    draft.add(record, this.#now);
    this.entities.set(record.key, draft);
    const cited = [...record.evidence, ...(record.aliases ?? []).flatMap(({ evidence = [] }) => evidence)];
    const added = this.#addEvidence(entityId(record.key), cited);
    const changed = draft.properties(this.#now) !== undefined;
    this.outcomes.push(stored ? (changed || added ? 'UPDATED' : 'UNCHANGED') : 'CREATED');
  }

  /** An identifier brings entities together, so it has one bearer. */
  #checkIdentifiers(record: EntityRecord, at: Parsed['at']): void {
    for (const [index, { scheme, value }] of (record.identifiers ?? []).entries()) {
      const owner = this.#state.owners.get(`${scheme} ${value}`) ?? this.#bearerInBatch(scheme, value);
      if (owner !== undefined && owner !== record.key) {
        this.problems.push(
          problem(
            at,
            `identifiers.${index}`,
            `${scheme} ${value} belongs to ${owner}; use that key, or mend the identifier`,
          ),
        );
      }
    }
  }

  #bearerInBatch(scheme: string, value: string): string | undefined {
    for (const { key, identifiers } of this.entities.values()) {
      if (identifiers.some((known) => known.scheme === scheme && known.value === value)) return key;
    }
    return undefined;
  }

  #addRelation(record: RelationRecord, at: Parsed['at']): void {
    const [from, to] = [this.#kindOf(record.from), this.#kindOf(record.to)];
    if (!from) this.problems.push(problem(at, 'from', `no entity has the key ${record.from}`));
    if (!to) this.problems.push(problem(at, 'to', `no entity has the key ${record.to}`));
    if (!from || !to) return;
    if (!endsFit(record.kind, from, to)) {
      this.problems.push(problem(at, 'kind', `${record.kind} does not lead from ${from} to ${to}`));
      return;
    }
    const { id, before: known } = factOf(record, (each) => this.facts.get(each)?.after ?? this.#state.facts.get(each));
    const draft = { id, record, before: this.#state.facts.get(id), after: factAfter(record, id, known) };
    this.facts.set(id, draft);
    const added = this.#addEvidence(id, record.evidence);
    this.outcomes.push(draft.before ? (isChanged(draft) || added ? 'UPDATED' : 'UNCHANGED') : 'CREATED');
  }

  /** Whether any evidence was new. */
  #addEvidence(claimId: string, given: readonly EvidenceRecord[]): boolean {
    let added = false;
    for (const evidence of given) {
      const id = evidenceId(claimId, evidence);
      if (this.#state.evidence.has(id) || this.evidence.has(id)) continue;
      const { source, ...said } = evidence;
      const properties = { id, claimId, ...said, position: said.start ?? 0, knownFrom: this.#now, knownTo: UNENDED };
      this.evidence.set(id, { id, source, speaker: said.speaker, properties: withoutNulls(properties) });
      added = true;
    }
    return added;
  }

  #kindOf(key: string) {
    return (
      this.entities.get(key)?.kind ?? (this.#state.entities.get(key)?.entity.kind as EntityRecord['kind'] | undefined)
    );
  }

  #checkReferences(record: Parsed['record'], at: Parsed['at']): void {
    for (const [field, key] of referencesOf(record)) {
      if (!this.#kindOf(key)) this.problems.push(problem(at, field, `no entity has the key ${key}`));
    }
    if (record.type === 'source') return;
    for (const [index, { source }] of record.evidence.entries()) {
      if (this.#state.sources.has(source) || this.sources.has(source)) continue;
      this.problems.push(problem(at, `evidence.${index}.source`, `no source has the key ${source}`));
    }
  }

  /** Facts by kind, those to write only. */
  changedFacts(): Map<RelationKind, FactDraft[]> {
    const kinds = new Map<RelationKind, FactDraft[]>();
    for (const draft of this.facts.values()) {
      if (isChanged(draft)) kinds.set(draft.record.kind, [...(kinds.get(draft.record.kind) ?? []), draft]);
    }
    return kinds;
  }
}

const sorted = ({ knownFrom: _known, holdsText: _text, ...properties }: Properties) =>
  Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));

/** Keys of entities that a record names besides its own ends, with the field that does. */
function* referencesOf(record: Parsed['record']): Generator<[field: string, key: string]> {
  if (record.type === 'source') {
    if (record.contributor !== undefined) yield ['contributor', record.contributor];
    return;
  }
  for (const [index, { speaker }] of record.evidence.entries())
    if (speaker) yield [`evidence.${index}.speaker`, speaker];
  if (record.type === 'entity') return;
  const { at, onBehalfOf } = record.qualifiers;
  if (at !== undefined) yield ['qualifiers.at', at];
  if (onBehalfOf !== undefined) yield ['qualifiers.onBehalfOf', onBehalfOf];
}

/** Keys of entities a record mentions, to be looked up. */
export const mentionedIn = (record: Parsed['record']): string[] => [
  ...(record.type === 'entity' ? [record.key] : []),
  ...(record.type === 'relation' ? [record.from, record.to] : []),
  ...[...referencesOf(record)].map(([, key]) => key),
];
