import type { Header } from './header.ts';
import type { Plan } from './plan.ts';
import type { Table } from './reading/table.ts';

/** What became of a table's rows. */
export interface Counts {
  readonly file: string;
  readonly sheet?: string | undefined;
  /** The part of the mapping. */
  readonly table: string;
  readonly encoding?: string | undefined;
  readonly source: string;
  /** Columns that the mapping says nothing of. */
  readonly unused: readonly string[];
  rows: number;
  entities: number;
  relations: number;
  /** Rows that say nothing, by reason. */
  readonly skipped: Record<string, number>;
  /** Rows that the mapping leaves out, by reason. */
  readonly rejected: Record<string, number>;
  /** Rows at fault, by reason. */
  readonly faulty: Record<string, number>;
}

export const countsFor = (
  { file, sheet, encoding }: Table,
  { spec }: Plan,
  { unused }: Header,
  source: string,
): Counts => ({
  file,
  sheet,
  table: spec.name,
  encoding,
  source,
  unused,
  rows: 0,
  entities: 0,
  relations: 0,
  skipped: {},
  rejected: {},
  faulty: {},
});
