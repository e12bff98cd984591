import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/database.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { statementText } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import { Batch, mentionedIn, type Outcome } from './batch.ts';
import { withDerived } from './derive.ts';
import { baseId, directed } from './fact.ts';
import { entityId, evidenceId } from './identity.ts';
import { type Line, type Parsed, parseRecords, refused } from './parse.ts';
import type { EvidenceRecord, IngestRecord } from './record.ts';
import { type Mentioned, readState } from './state.ts';
import { writeBatch } from './write.ts';

/** More records than this do not fit into one transaction's memory. Source: docs/decisions/0003-one-writer.md. */
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
  if (lines.length > MAX_RECORDS) {
    throw new SilianError(
      'INVALID_RECORD',
      `${lines.length} records are too many for one batch. Allowed: ${MAX_RECORDS}.`,
    );
  }
  const { parsed, problems } = parseRecords(lines);
  if (problems.length > 0) throw refused(problems);
  const records = complete(parsed);
  return database.write((transaction) => ingestWithin(transaction, records, now.toISOString()));
}

async function ingestWithin(transaction: Transaction, records: readonly Parsed[], now: string): Promise<Report> {
  await transaction.run(statementText('ingestion/lock'), { writer: randomUUID() });
  const state = await readState(transaction, mentioned(records));
  const batch = new Batch(state, now);
  batch.addAll(records);
  if (batch.problems.length > 0) throw refused(batch.problems);
  const written = await writeBatch(transaction, batch, now);
  if (written > 0) await transaction.run(statementText('ingestion/revise'));
  const count = (outcome: Outcome): number => batch.outcomes.filter((each) => each === outcome).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    evidence: batch.evidence.size,
  };
}

/** The records with what follows from them, cooperation in its stored direction. */
function complete(parsed: readonly Parsed[]): Parsed[] {
  return parsed.flatMap(({ record, at }) =>
    withDerived([record]).map((each) => ({ record: each.type === 'relation' ? directed(each) : each, at })),
  );
}

function mentioned(records: readonly Parsed[]): Mentioned {
  const facts = new Map<RelationKind, string[]>();
  for (const { record } of records) {
    if (record.type === 'relation') facts.set(record.kind, [...(facts.get(record.kind) ?? []), baseId(record)]);
  }
  return {
    sources: unique(
      records.flatMap(({ record }) =>
        record.type === 'source' ? [record.key] : record.evidence.map(({ source }) => source),
      ),
    ),
    entities: unique(records.flatMap(({ record }) => mentionedIn(record))),
    identifiers: records.flatMap(({ record }) => (record.type === 'entity' ? (record.identifiers ?? []) : [])),
    facts: new Map([...facts].map(([kind, ids]) => [kind, unique(ids)])),
    // a further term's evidence has another claim: the database's uniqueness of ids has the last word there
    evidence: unique(records.flatMap(({ record }) => evidenceIds(record))),
  };
}

function evidenceIds(record: IngestRecord): string[] {
  if (record.type === 'source') return [];
  const claim = record.type === 'entity' ? entityId(record.key) : baseId(record);
  const aliases = record.type === 'entity' ? (record.aliases ?? []) : [];
  const all: EvidenceRecord[] = [...record.evidence, ...aliases.flatMap(({ evidence = [] }) => evidence)];
  return all.map((evidence) => evidenceId(claim, evidence));
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
