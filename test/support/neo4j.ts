import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocalNeo4j } from '../../src/database/local-neo4j/index.ts';

/** Workers that run test files on a graph at the same time, each on a Neo4j of its own: Community has one database. */
export const WORKERS = Math.min(2, availableParallelism());

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server for each worker. */
    neo4j: readonly { uri: string; username: string; password: string }[];
  }
}

/** Real Neo4j servers, shared by all test files; each file empties its worker's before it begins. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(Array.from({ length: WORKERS }, start));
  project.provide(
    'neo4j',
    servers.map(({ server: { uri, username, password } }) => ({ uri, username, password })),
  );
  return async () => {
    await Promise.all(servers.map(stop));
  };
}

/** For so many minutes it pays to compile as a service does: long files take two thirds of the time. */
const LASTING = { purpose: 'service', heapMegabytes: 512, buildArchive: false } as const;

async function start() {
  const home = await mkdtemp(join(tmpdir(), 'silian-test-'));
  return { home, server: await startLocalNeo4j({ ...LASTING, home, onProgress: (line) => console.log(line) }) };
}

async function stop({ home, server }: Awaited<ReturnType<typeof start>>): Promise<void> {
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
