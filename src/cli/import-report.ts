import type { Counts } from '../features/tables/counts.ts';
import { type Fault, faultLine, nameOf, refusedRows } from '../features/tables/faults.ts';
import { tell } from './options.ts';

/** Faults kept for the message that refuses an import. */
const KEPT = 20;

/** Keeps account of an import: what became of each table's rows, and which gave nothing. */
export class Account {
  readonly tables: Counts[] = [];
  readonly #faults: Fault[] = [];
  #total = 0;
  readonly #onReject: (fault: Fault) => void;

  constructor(onReject: (fault: Fault) => void) {
    this.#onReject = onReject;
  }

  readonly onTable = (counts: Counts): void => {
    this.tables.push(counts);
    const { encoding, unused } = counts;
    const how = encoding === undefined ? '' : `, ${encoding}`;
    tell(`${nameOf(counts)}${how} → ${counts.table}`);
    if (unused.length > 0) tell(`  not used 未采用的列: ${unused.join(', ')}`);
  };

  readonly onReject = (fault: Fault, isFault: boolean): void => {
    this.#onReject(fault);
    if (!isFault) return;
    this.#total++;
    if (this.#faults.length < KEPT) this.#faults.push(fault);
  };

  /** Refuses what has faults. */
  mustBeWhole(): void {
    if (this.#total > 0) throw refusedRows(this.#faults, this.#total);
  }

  /** A line for each table, and one for each reason for which rows gave nothing. */
  print(): void {
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

/** A row that gave nothing, as a line of the rejects file. */
export const rejectLine = (fault: Fault): string => `${JSON.stringify({ ...fault, said: faultLine(fault) })}\n`;
