import { defineConfig } from 'vitest/config';
import { WORKERS } from './test/support/neo4j.ts';

/**
 * Five projects: `pure` needs nothing; `graph` shares real Neo4j servers, one for each worker (test/support/neo4j.ts);
 * the local-neo4j tests start servers of their own; `browser` drives a Chromium (test/support/browser.ts); `hostile` runs
 * the service as a process, one file after the other and after all else, for it measures (`npm run test:hostile`: for long).
 */
export default defineConfig({
  // packages load graphql's CommonJS build; ours has to be the same one
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/pure/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/features/seed-*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'graph',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/pure/**',
            'test/contract/**',
            'test/features/seed-*.test.ts',
            'test/database/local-neo4j/**',
            'test/browser/**',
            'test/hostile/**',
          ],
          globalSetup: ['test/support/neo4j.ts'],
          setupFiles: ['test/support/emptied.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'local-neo4j',
          include: ['test/database/local-neo4j/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser.ts'],
          // a page that shares its machine with other tests answers late
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hostile',
          include: ['test/hostile/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
