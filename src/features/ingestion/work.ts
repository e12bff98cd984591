import type { Transaction } from '../../database/database.ts';
import { entityId } from '../../database/ids.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { SilianError } from '../../errors.ts';
import { type Awaited, Batch, namedIn } from './batch.ts';
import { circlesIn } from './circles.ts';
import { contradictionsIn } from './contradictions.ts';
import { derivedFrom } from './derive.ts';
import { baseId, directed, termsOf } from './fact.ts';
import { refuseErased } from './forgetting/erased.ts';
import { evidenceId } from './identity.ts';
import { byLine, type Parsed, refused } from './parse.ts';
import { evidenceOf, type IngestRecord } from './record.ts';
import { keepResolved } from './resolution/keep.ts';
import { type Resolved, resolve } from './resolution/resolve.ts';
import { type Claims, type Mentioned, readState, recordedLast, type State } from './state.ts';
import { writeBatch } from './write.ts';

/** A batch that was written, what it was worked into, and whether it changed anything. */
export interface Worked {
  /** The records by the keys under which their things are known, with what follows from them. */
  readonly records: readonly Parsed[];
  readonly resolved: Resolved;
  readonly state: State;
  readonly batch: Batch;
  readonly changed: boolean;
}

/**
 * Works records into the graph within a transaction that holds the writer's lock. Fails with INVALID_RECORD.
 * @param asked the instant to record them at; later ones only where the graph knows later ones
 * @param awaited what is checked later, because the records that it names come later
 */
export async function workIn(
  transaction: Transaction,
  parsed: readonly Parsed[],
  asked: string,
  awaited?: Awaited,
): Promise<Worked> {
  const [resolved] = await Promise.all([resolve(transaction, parsed), refuseErased(transaction, parsed)]);
  const records = complete(resolved.parsed);
  refuseMuchEvidence(records);
  const state = await readState(transaction, mentioned(records));
  const batch = workedIn(state, records, asked, awaited);
  const problems = byLine([...batch.problems, ...contradictionsIn(parsed)], records);
  if (problems.length > 0) throw refused(problems);
  const written = await writeBatch(transaction, batch);
  const circles = await circlesIn(transaction, batch, records);
  if (circles.length > 0) throw refused(circles);
  const kept = await keepResolved(transaction, resolved, batch.now);
  return { records, resolved, state, batch, changed: written + kept > 0 };
}

/**
 * The records worked into the state. What is written is recorded no earlier than what it speaks of, and later than what
 * it takes the place of, whatever the clocks of the services say: two versions never share an instant.
 */
function workedIn(state: State, records: readonly Parsed[], asked: string, awaited?: Awaited): Batch {
  const now = recordedLast(state, asked);
  const batch = new Batch(state, now, awaited);
  batch.addAll(records);
  if (batch.replacedLast < now) return batch;
  const later = new Batch(state, new Date(Date.parse(now) + 1).toISOString(), awaited);
  later.addAll(records);
  return later;
}

/** What follows from a record carries its evidence: a few records can come to millions. */
const MAX_EVIDENCE = 50_000;

function refuseMuchEvidence(records: readonly Parsed[]): void {
  const found = records.reduce((sum, { record }) => sum + (record.type === 'source' ? 0 : record.evidence.length), 0);
  if (found <= MAX_EVIDENCE) return;
  throw new SilianError(
    'TOO_LARGE',
    `These records come to ${found} pieces of evidence, with what follows from them. Allowed: ${MAX_EVIDENCE} at once; send fewer. 证据过多，请分批发送`,
  );
}

/** The records with what follows from them, cooperation in its stored direction. */
export function complete(parsed: readonly Parsed[]): Parsed[] {
  const stored = (record: IngestRecord) => (record.type === 'relation' ? directed(record) : record);
  return parsed.flatMap(({ record, at }) => [
    { record: stored(record), at },
    ...derivedFrom(record).map((each) => ({ record: each, at, source: record })),
  ]);
}

/** What records speak of. */
export function mentioned(records: readonly Parsed[]): Mentioned {
  const facts = new Map<RelationKind, string[]>();
  for (const { record } of records) {
    if (record.type !== 'relation') continue;
    const [id, ids] = [baseId(record), facts.get(record.kind)];
    if (ids) ids.push(id);
    else facts.set(record.kind, [id]);
  }
  const entities = unique(records.flatMap(({ record }) => (record.type === 'entity' ? [record.key] : [])));
  const own = new Set(entities);
  return {
    sources: unique(
      records.flatMap(({ record }) =>
        record.type === 'source' ? [record.key] : evidenceOf(record).map(({ source }) => source),
      ),
    ),
    entities,
    ends: unique(records.flatMap(({ record }) => namedIn(record))).filter((key) => !own.has(key)),
    identifiers: records.flatMap(({ record }) => (record.type === 'entity' ? (record.identifiers ?? []) : [])),
    facts: new Map([...facts].map(([kind, ids]) => [kind, unique(ids)])),
    evidence: (claims) => unique(records.flatMap(({ record }) => evidenceIds(record, claims))),
  };
}

/** A relation's evidence may be that of any term of its fact. */
function evidenceIds(record: IngestRecord, { entities, facts }: Claims): string[] {
  if (record.type === 'source') return [];
  const there = record.type === 'relation' ? termsOf(baseId(record), facts) : [];
  if (record.type === 'entity' && entities.has(record.key)) there.push(entityId(record.key));
  if (there.length === 0) return [];
  return evidenceOf(record).flatMap((evidence) => there.map((claim) => evidenceId(claim, evidence)));
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
