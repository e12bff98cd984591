import { createHash } from 'node:crypto';
import type { Database, Row } from '../../database/database.ts';
import { statementText } from '../../database/statement.ts';

/** What a graph comes to: how many nodes and links it has, and a hash that two graphs share when they hold the same. */
export interface Sum {
  readonly nodes: number;
  readonly links: number;
  /** In hex, 64 digits; whatever the order in which things are stored. */
  readonly hash: string;
}

/** Says who holds the writer's lock, and nothing about what is known. */
const PASSING = new Set(['writer']);
const MODULUS = 1n << 256n;

/** Reads all that is stored, once, with memory that does not grow. */
export async function sumOf({ stream }: Pick<Database, 'stream'>): Promise<Sum> {
  const nodes = await added(stream(statementText('check/nodes')));
  const links = await added(stream(statementText('check/links')));
  const hash = ((nodes.sum + links.sum) % MODULUS).toString(16).padStart(64, '0');
  return { nodes: nodes.count, links: links.count, hash };
}

/** Sums what each row comes to: the same in any order, and another one where a row is there twice. */
async function added(rows: AsyncIterable<Row>): Promise<{ count: number; sum: bigint }> {
  let [count, sum] = [0, 0n];
  for await (const row of rows) {
    const digest = createHash('sha256').update(JSON.stringify(row, inOrder)).digest('hex');
    sum += BigInt(`0x${digest}`);
    count++;
  }
  return { count, sum };
}

/** Properties in the order of their names; labels in theirs. */
function inOrder(key: string, value: unknown): unknown {
  if (key === 'labels' && Array.isArray(value)) return [...value].sort();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !PASSING.has(name));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
