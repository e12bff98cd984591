import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import { UNENDED } from '../../../database/lens.ts';
import { integer } from '../../../database/paths.ts';
import { statement } from '../../../database/statement.ts';
import { SilianError } from '../../../errors.ts';
import { roleKey } from '../derive.ts';
import { EntityRow, EvidenceRow, FactRow } from './recorded.ts';

/** One transaction holds no more facts. */
const MAX_FACTS = 10_000;

const entitiesOf = statement('ingestion/merging/entities', EntityRow);
const factsOf = statement('ingestion/merging/facts', FactRow);
const spokenBy = statement('ingestion/merging/spoken', EvidenceRow);
const postsOf = statement(
  'ingestion/merging/posts',
  z.object({ key: z.string(), body: z.string(), title: z.string() }),
);

/** Entities as they are known now, by key. */
export async function entitiesNow({ run }: Transaction, keys: readonly string[]): Promise<Map<string, EntityRow>> {
  const rows = await entitiesOf(run, { keys, unended: UNENDED });
  return new Map(rows.map((row) => [String(row.entity.key), row]));
}

/** When what is known of entities was recorded. */
export const instantsOf = (rows: Iterable<EntityRow>): unknown[] =>
  [...rows].flatMap(({ entity, names, identifiers }) =>
    [entity, ...names, ...identifiers].map(({ knownFrom }) => knownFrom),
  );

/** All that is known now of an entity that goes, and of its posts. */
export interface Standing {
  /** The key that each thing gets, by the one it has. */
  readonly keys: ReadonlyMap<string, string>;
  readonly entities: readonly EntityRow[];
  /** Those that stand on it, or name it. */
  readonly facts: readonly FactRow[];
  /** What it says itself, of whatever claims. */
  readonly spoken: readonly EvidenceRow[];
}

/** Fails with TOO_LARGE where more facts stand on it than one transaction holds. */
export async function standingOn(transaction: Transaction, gone: string, keep: string): Promise<Standing> {
  const { run } = transaction;
  const posts = await postsOf(run, { keys: [gone], unended: UNENDED });
  const keys = new Map([[gone, keep], ...posts.map(({ key, title }) => [key, roleKey(title, keep)] as const)]);
  const about = { keys: [...keys.keys()], unended: UNENDED };
  const facts = await factsOf(run, { ...about, limit: integer(MAX_FACTS + 1) });
  if (facts.length > MAX_FACTS)
    throw new SilianError('TOO_LARGE', `More than ${MAX_FACTS} facts stand on ${gone}: keep it, and merge the other.`);
  const entities = await entitiesNow(transaction, about.keys);
  return { keys, entities: [...entities.values()], facts, spoken: await spokenBy(run, about) };
}
