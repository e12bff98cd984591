import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocalNeo4j } from '../../src/database/local-neo4j/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: { uri: string; username: string; password: string };
  }
}

/** One real Neo4j for all test files; each file empties it before it begins. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'silian-test-'));
  const server = await startLocalNeo4j({ home, purpose: 'test', onProgress: (line) => console.log(line) });
  const { uri, username, password } = server;
  project.provide('neo4j', { uri, username, password });
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}
