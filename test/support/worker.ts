import { inject } from 'vitest';
import type { Connection } from '../../src/database/database.ts';

/** A plan is made anew for each question a test asks, on busy cores: tests do not time. */
const READ_TIMEOUT_MS = 25_000;

/** The Neo4j of this worker; nobody else uses it while a file runs. */
export function neo4jOfWorker(): Connection & { readonly readTimeoutMs: number } {
  const slot = Number(process.env.VITEST_POOL_ID) - 1;
  const server = inject('neo4j')[slot];
  if (!server) throw new Error(`no Neo4j was started for worker ${slot + 1}`);
  return { ...server, readTimeoutMs: READ_TIMEOUT_MS };
}
