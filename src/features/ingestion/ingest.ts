import type { Database, Transaction } from '../../database/database.ts';
import { entityId } from '../../database/ids.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { Batch, mentionedIn, type Outcome } from './batch.ts';
import { circlesIn } from './circles.ts';
import { derivedFrom } from './derive.ts';
import { baseId, directed, termsOf } from './fact.ts';
import { evidenceId } from './identity.ts';
import { revise, takeLock } from './lock.ts';
import { doneBefore, keepWrite, type Once } from './once.ts';
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
  /** What became of each line's own record, in the order in which they came. */
  readonly outcomes: readonly Outcome[];
}

interface Options {
  /** Tells what would become of the records, and writes nothing. */
  readonly dryRun?: boolean;
  /** The same write again gives the first answer. */
  readonly once?: Once;
}

/**
 * The one door: parses, checks, derives and writes a batch of records in one transaction, all or nothing. The same
 * records again change nothing. Fails with INVALID_RECORD, which names every file, line and field at fault, and with
 * CONFLICT where the idempotency key was used for other records, or while a larger ingest is under way.
 */
export async function ingest(
  database: Database,
  lines: readonly Line[],
  now: Date,
  { dryRun = false, once }: Options = {},
): Promise<Report> {
  const tooMany = lines[MAX_RECORDS];
  if (tooMany) {
    const message = `${lines.length} records are too many for one batch. Allowed: ${MAX_RECORDS}; send the rest, from this line on, in further ones`;
    throw refused([problem(tooMany, '', message)]);
  }
  const { parsed, problems } = parseRecords(lines);
  if (problems.length > 0) throw refused(problems);
  const records = complete(parsed);
  return undone(dryRun, (settle) =>
    database.write(async (transaction) => {
      await takeLock(transaction);
      const before = once && (await doneBefore(transaction, once, lines));
      if (before) return counted(before.outcomes, before.outcomes, before.evidence);
      const { report, recordedAt } = await ingestWithin(transaction, records, now.toISOString());
      if (once) await keepWrite(transaction, once, lines, { ...report, recordedAt });
      return settle(report);
    }),
  );
}

/** What a dry run came to, thrown so that its transaction is rolled back. */
class Tried extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('a dry run ends here');
    this.report = report;
  }
}

/** Does the work, and where it is only tried, has it undone with the answer kept. */
async function undone(dryRun: boolean, work: (settle: (report: Report) => Report) => Promise<Report>): Promise<Report> {
  if (!dryRun) return work((report) => report);
  try {
    return await work((report) => {
      throw new Tried(report);
    });
  } catch (error) {
    if (error instanceof Tried) return error.report;
    throw error;
  }
}

async function ingestWithin(transaction: Transaction, records: readonly Parsed[], asked: string) {
  const state = await readState(transaction, mentioned(records));
  const batch = workedIn(state, records, asked);
  if (batch.problems.length > 0) throw refused(batch.problems);
  const written = await writeBatch(transaction, batch);
  const circles = await circlesIn(transaction, batch, records);
  if (circles.length > 0) throw refused(circles);
  if (written > 0) await revise(transaction, batch.now);
  const own = batch.outcomes.filter((_, place) => records[place]?.source === undefined);
  return { report: counted(batch.outcomes, own, batch.evidence.size), recordedAt: batch.now };
}

function counted(all: readonly Outcome[], own: readonly Outcome[], evidence: number): Report {
  const count = (outcome: Outcome): number => all.filter((each) => each === outcome).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    evidence,
    outcomes: own,
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
