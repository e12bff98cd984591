import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import { UNENDED } from '../../database/lens.ts';
import { statement } from '../../database/statement.ts';
import type { Batch } from './batch.ts';
import { isChanged } from './fact.ts';
import { type Parsed, type Problem, problem } from './parse.ts';
import { SUBJECT_KINDS, TREE_KINDS } from './vocabulary.ts';

const circles = statement(
  'ingestion/circles',
  z.object({ from: z.string(), to: z.string(), circle: z.array(z.string()) }),
);
/** Kinds whose entries lie in each other. */
export const NESTED_KINDS = [...new Set([...TREE_KINDS, ...SUBJECT_KINDS])];

/** Code systems are trees: a fault for every record by which an entry would lie in itself, through whatever entries. */
export async function circlesIn({ run }: Transaction, batch: Batch, records: readonly Parsed[]): Promise<Problem[]> {
  const moved = [...batch.facts.values()].filter((draft) => draft.record.kind === 'PART_OF' && isChanged(draft));
  if (moved.length === 0) return [];
  const facts = moved.map(({ id, record: { from, to } }) => ({ id, from, to }));
  return circleFaults(await circles(run, { facts, kinds: NESTED_KINDS, unended: UNENDED }), records);
}

interface Circle {
  readonly from: string;
  readonly to: string;
  /** Keys, from an entry up to itself. */
  readonly circle: readonly string[];
}

/** A fault for every record by which one of these comes about. */
export function circleFaults(found: readonly Circle[], records: readonly Parsed[]): Problem[] {
  const round = new Map(found.map(({ from, to, circle }) => [`${from} ${to}`, circle]));
  return records.flatMap(({ record, at }) => {
    const circle = record.type === 'relation' && record.kind === 'PART_OF' && round.get(`${record.from} ${record.to}`);
    if (!circle) return [];
    return [problem(at, 'to', `nothing lies in itself: ${circle.join(' in ')}; leave one of these relations out`)];
  });
}
