import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/database.ts';
import { entityId } from '../../database/ids.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { statementText } from '../../database/statement.ts';
import { Batch, mentionedIn, type Outcome } from './batch.ts';
import { circlesIn } from './circles.ts';
import { derivedFrom } from './derive.ts';
import { baseId, directed, termsOf } from './fact.ts';
import { evidenceId } from './identity.ts';
import { type Line, type Parsed, parseRecords, problem, refused } from './parse.ts';
import { evidenceOf, type IngestRecord } from './record.ts';
import { type Mentioned, readState, recordedLast, type State } from './state.ts';
import { writeBatch } from './write.ts';

/** No batch is larger; one transaction's memory may bound it earlier (`TOO_LARGE`). Source: docs/records.md. */
export const MAX_RECORDS = 10_000;

/** What a batch did. Records count, posts and topics derived from them too. */
export interface Report {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Evidence that was new. */
  readonly evidence: number;
}

/**
 * The one door: parses, checks, derives and writes a batch of records in one transaction, all or nothing. The same
 * records again change nothing. Fails with INVALID_RECORD, which names every file, line and field at fault.
 */
export async function ingest(database: Database, lines: readonly Line[], now: Date): Promise<Report> {
  const tooMany = lines[MAX_RECORDS];
  if (tooMany) {
    const message = `${lines.length} records are too many for one batch. Allowed: ${MAX_RECORDS}; send the rest, from this line on, in further ones`;
    throw refused([problem(tooMany, '', message)]);
  }
  const { parsed, problems } = parseRecords(lines);
  if (problems.length > 0) throw refused(problems);
  const records = complete(parsed);
  return database.write((transaction) => ingestWithin(transaction, records, now.toISOString()));
}

async function ingestWithin(transaction: Transaction, records: readonly Parsed[], asked: string): Promise<Report> {
  await transaction.run(statementText('ingestion/lock'), { writer: randomUUID() });
  const state = await readState(transaction, mentioned(records));
  const batch = workedIn(state, records, asked);
  if (batch.problems.length > 0) throw refused(batch.problems);
  const written = await writeBatch(transaction, batch);
  const circles = await circlesIn(transaction, batch, records);
  if (circles.length > 0) throw refused(circles);
  if (written > 0) await transaction.run(statementText('ingestion/revise'));
  const count = (outcome: Outcome): number => batch.outcomes.filter((each) => each === outcome).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    evidence: batch.evidence.size,
  };
}

/**
 * The records worked into the state. What is written is recorded no earlier than what it speaks of, and later than what
 * it takes the place of, whatever the clocks of the services say: two versions never share an instant.
 */
function workedIn(state: State, records: readonly Parsed[], asked: string): Batch {
  const now = recordedLast(state, asked);
  const batch = new Batch(state, now);
  batch.addAll(records);
  if (batch.replacedLast < now) return batch;
  const later = new Batch(state, new Date(Date.parse(now) + 1).toISOString());
  later.addAll(records);
  return later;
}

/** The records with what follows from them, cooperation in its stored direction. */
function complete(parsed: readonly Parsed[]): Parsed[] {
  const stored = (record: IngestRecord) => (record.type === 'relation' ? directed(record) : record);
  return parsed.flatMap(({ record, at }) => [
    { record: stored(record), at },
    ...derivedFrom(record).map((each) => ({ record: each, at, source: record })),
  ]);
}

function mentioned(records: readonly Parsed[]): Mentioned {
  const facts = new Map<RelationKind, string[]>();
  for (const { record } of records) {
    if (record.type !== 'relation') continue;
    const ids = facts.get(record.kind);
    if (ids) ids.push(baseId(record));
    else facts.set(record.kind, [baseId(record)]);
  }
  return {
    sources: unique(
      records.flatMap(({ record }) =>
        record.type === 'source' ? [record.key] : evidenceOf(record).map(({ source }) => source),
      ),
    ),
    entities: unique(records.flatMap(({ record }) => mentionedIn(record))),
    identifiers: records.flatMap(({ record }) => (record.type === 'entity' ? (record.identifiers ?? []) : [])),
    facts: new Map([...facts].map(([kind, ids]) => [kind, unique(ids)])),
    evidence: (known) => unique(records.flatMap(({ record }) => evidenceIds(record, known))),
  };
}

/** A relation's evidence may be that of any term of its fact. */
function evidenceIds(record: IngestRecord, known: State['facts']): string[] {
  if (record.type === 'source') return [];
  const claims = record.type === 'entity' ? [entityId(record.key)] : termsOf(baseId(record), known);
  return evidenceOf(record).flatMap((evidence) => claims.map((claim) => evidenceId(claim, evidence)));
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
