import { z } from 'zod';
import { parseInstant } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { badInput, SilianError, within } from '../../errors.ts';
import type { IngestInput, Resolvers, UserError } from '../../generated/schema.ts';
import { type Context, writtenBy } from '../context.ts';
import type { Outcome } from './batch.ts';
import { ingest, MAX_RECORDS } from './ingest.ts';
import { type Line, type Problem, RecordsRefused } from './parse.ts';

export const resolvers: Resolvers = {
  Mutation: { ingest: (_root, { input }, context) => ingested(input, context) },
};

const MAX_WORD = 200;
/** What stands for the file in faults of records that came over HTTP. */
const HERE = 'records';

async function ingested({ idempotencyKey, dryRun, records, seenAt }: IngestInput, context: Context) {
  const { now, caller } = context;
  const word = idempotencyKey.trim();
  if (word === '' || [...word].length > MAX_WORD)
    throw badInput('input.idempotencyKey', 'it is empty or too long', `1 to ${MAX_WORD} characters`);
  within('input.records', records.length, 1, MAX_RECORDS, 'records');
  const lines = records.map((text, index) => ({ text, file: HERE, line: index + 1 }));
  try {
    const once = { caller: caller.name ?? '', idempotencyKey: word };
    const { outcomes, warnings } = await ingest(writtenBy(context), lines, now, {
      ...{ dryRun: dryRun === true, once },
      seenAt: seenAt == null ? undefined : parseInstant(seenAt, 'input.seenAt'),
    });
    return payload(lines, outcomes, [], warnings);
  } catch (error) {
    if (error instanceof RecordsRefused) return refusedBy(lines, error.problems);
    if (!(error instanceof SilianError) || !TOLD.includes(error.code)) throw error;
    return payload(lines, [], [plain({ code: error.code, message: error.message, path: ['input'] })]);
  }
}

/** Faults of what was asked, which a caller mends; all others are faults of the service. */
const TOLD: readonly string[] = ['CONFLICT', 'TOO_LARGE'];

/** What became of each record; without outcomes, nothing of any was written. */
function payload(
  lines: readonly Line[],
  outcomes: readonly Outcome[],
  errors: UserError[],
  warned: readonly Problem[] = [],
) {
  const all = byLine(warned);
  const results = lines.map(({ text, line }, index): Result => {
    const outcome = outcomes[index] ?? 'REJECTED';
    const warnings = (all.get(line) ?? []).map((each) => ({ ...faultOf(each), code: 'WARNING' }));
    return plain({ index, outcome, key: keyIn(text), errors: outcome === 'REJECTED' ? errors : [], warnings });
  });
  return counted(results, errors);
}

/** Records at fault, each with its faults; the others were not written because of them. */
function refusedBy(lines: readonly Line[], problems: readonly Problem[]) {
  const faults = byLine(problems);
  const results = lines.map(({ text, line }, index) => {
    const errors = faults.get(line)?.slice(0, TOLD_OF_ONE).map(faultOf) ?? [beside];
    return plain({ index, outcome: 'REJECTED' as const, key: keyIn(text), errors, warnings: [] });
  });
  return counted(results, []);
}

/** Of one record's faults: the answer is not to be much longer than what was asked. */
const TOLD_OF_ONE = 5;

function byLine(problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> {
  const found = new Map<number, Problem[]>();
  for (const each of problems) {
    const known = found.get(each.line);
    if (known) known.push(each);
    else found.set(each.line, [each]);
  }
  return found;
}

const faultOf = ({ line, field, message }: Problem): UserError =>
  plain({
    code: 'INVALID_RECORD',
    message: `${field === '' ? 'record' : field}: ${message}`,
    path: ['input', 'records', `${line - 1}`, ...field.split('.').filter((part) => part !== '')],
  });

const beside: UserError = plain({
  code: 'NOT_WRITTEN',
  message:
    'is not at fault itself; nothing is written where any record is: mend the others and send all again. 其他记录有误，整批未写入',
  path: null,
});

interface Result {
  readonly index: number;
  readonly outcome: Outcome | 'REJECTED';
  readonly key: string | null;
  readonly errors: UserError[];
  readonly warnings: UserError[];
}

function counted(results: Result[], errors: UserError[]) {
  const count = (outcome: Result['outcome']): number => results.filter((each) => each.outcome === outcome).length;
  return plain({
    results,
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    held: count('HELD'),
    rejected: count('REJECTED'),
    errors,
  });
}

const Keyed = z.object({ type: z.enum(['source', 'entity']), key: z.string() });

/** The key of a source's or an entity's record, also of one at fault. */
function keyIn(text: string): string | null {
  try {
    return Keyed.safeParse(JSON.parse(text)).data?.key.normalize('NFC') ?? null;
  } catch {
    return null;
  }
}
