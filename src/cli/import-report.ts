import { closeSync, openSync, writeSync } from 'node:fs';
import { reasonOf } from '../database/local-neo4j/error.ts';
import type { Reject } from '../features/ingestion/parse.ts';
import type { Counts } from '../features/tables/counts.ts';
import { type Fault, faultLine, nameOf, refusedRows } from '../features/tables/faults.ts';
import { tell } from './options.ts';
import { UsageError } from './usage.ts';

/** Faults kept for the message that refuses an import. */
const KEPT = 20;

/** Keeps account of an import: what became of each table's rows, and which gave nothing. */
export class Account {
  readonly tables: Counts[] = [];
  readonly #faults: Fault[] = [];
  #total = 0;
  /** The file of rows that gave nothing. */
  readonly #rejects: number | undefined;

  constructor(rejects?: string) {
    this.#rejects = rejects === undefined ? undefined : opened(rejects);
  }

  readonly onTable = (counts: Counts): void => {
    this.tables.push(counts);
    const { encoding, unused } = counts;
    const how = encoding === undefined ? '' : `, ${encoding}`;
    tell(`${nameOf(counts)}${how} → ${counts.table}`);
    if (unused.length > 0) tell(`  not used 未采用的列: ${unused.join(', ')}`);
  };

  readonly onReject = (fault: Fault, isFault: boolean): void => {
    if (this.#rejects !== undefined) writeSync(this.#rejects, rejectLine(fault));
    if (!isFault) return;
    this.#total++;
    if (this.#faults.length < KEPT) this.#faults.push(fault);
  };

  /** What the graph did not take, although its row was right. */
  readonly onLeftOut = (rejects: readonly Reject[]): void => {
    for (const { file, line, field, message, record } of rejects) {
      const reject = { file, line, field, reason: message, record };
      if (this.#rejects !== undefined) writeSync(this.#rejects, `${JSON.stringify(reject)}\n`);
    }
  };

  /** Refuses what has faults. */
  mustBeWhole(): void {
    if (this.#total > 0) throw refusedRows(this.#faults, this.#total);
  }

  /** Prints what there is to say, and ends the file of rejects. */
  close(): void {
    this.#print();
    if (this.#rejects !== undefined) closeSync(this.#rejects);
  }

  /** A line for each table, and one for each reason for which rows gave nothing. */
  #print(): void {
    for (const counts of this.tables) {
      const { rows, entities, relations } = counts;
      tell(`${nameOf(counts)}: ${rows} rows 行 → ${entities} entities 实体, ${relations} relations 关系`);
      reasons('skipped 略过', counts.skipped);
      reasons('rejected 排除', counts.rejected);
      reasons('at fault 有误', counts.faulty);
    }
  }
}

function reasons(what: string, counts: Readonly<Record<string, number>>): void {
  for (const [reason, count] of Object.entries(counts)) tell(`  ${what} ${count}: ${reason}`);
}

function opened(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}. 无法写入文件`, { cause: error });
  }
}

/** A row that gave nothing, as a line of the rejects file. */
const rejectLine = (fault: Fault): string => `${JSON.stringify({ ...fault, said: faultLine(fault) })}\n`;
