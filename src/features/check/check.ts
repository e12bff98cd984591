import { verifyAudit } from '../../database/audit/verify.ts';
import type { Database } from '../../database/database.ts';
import { UNENDED } from '../../database/lens.ts';
import { statementText } from '../../database/statement.ts';
import { type Sum, sumOf } from './hash.ts';

/** Something that must never be, and what it is found by. */
const FAULTS = {
  'facts-without-evidence': 'facts that rest on no evidence',
  'evidence-of-nothing': 'evidence of claims or sources that are not there',
  'names-of-nothing': 'names and identifiers that nothing bears',
  'run-under-way': 'a large ingest that has not ended: `silian runs`',
} as const;

export interface Fault {
  readonly what: string;
  readonly count: number;
  /** Ids, at most five. */
  readonly such: readonly string[];
}

export interface Checked extends Sum {
  readonly faults: readonly Fault[];
  readonly audit: { readonly entries: number; readonly head: string };
}

const SHOWN = 5;

/** Looks at all of the graph: whether what must hold of it holds, and what it comes to. */
export async function check(database: Database): Promise<Checked> {
  const faults: Fault[] = [];
  for (const [name, what] of Object.entries(FAULTS)) {
    const fault = await found(database, `check/${name}`, what);
    if (fault.count > 0) faults.push(fault);
  }
  const { entries, head, broken } = await verifyAudit(database);
  if (broken !== null) faults.push({ what: `the audit chain is broken: ${broken}`, count: 1, such: [] });
  return { ...(await sumOf(database)), faults, audit: { entries, head } };
}

async function found({ stream }: Database, name: string, what: string): Promise<Fault> {
  const such: string[] = [];
  let count = 0;
  for await (const { id } of stream(statementText(name), { unended: UNENDED })) {
    if (count < SHOWN) such.push(String(id));
    count++;
  }
  return { what, count, such };
}
