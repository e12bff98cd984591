import { defineConfig } from 'vitest/config';
import { WORKERS } from './test/support/neo4j.ts';

/**
 * Three projects: `pure` needs nothing; `graph` shares real Neo4j servers, one for each worker (test/support/neo4j.ts);
 * the local-neo4j tests start servers of their own; `browser` drives a Chromium (test/support/browser.ts).
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
    ],
  },
});
