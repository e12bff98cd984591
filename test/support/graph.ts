import { type DocumentNode, type ExecutionResult, GraphQLError, parse, validate } from 'graphql';

import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrations.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { type Caller, contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { seedLines } from '../../src/features/ingestion/seed.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { executedAlike, rereading } from './alike.ts';
import { linesFrom } from './records.ts';
import { EMPTY } from './statements.ts';
import { neo4jOfWorker } from './worker.ts';

/** A day on which the seed's facts all hold. */
export const NOW = new Date('2026-01-15T04:00:00Z');

const READER: Caller = { name: null, role: 'reader' };
export const EDITOR: Caller = { name: 'tester', role: 'editor' };

const schema = executableSchema();

/** A real graph for one test file, and the service's own way to ask it. */
export interface TestGraph {
  readonly database: Database;
  /** Statements sent by the last `execute`. */
  readonly statements: readonly string[];
  ingest(records: readonly object[], now?: Date): ReturnType<typeof ingest>;
  loadSeed(): ReturnType<typeof ingest>;
  execute(source: string, variables?: Record<string, unknown>, now?: Date, caller?: Caller): Promise<ExecutionResult>;
  /** The data of a query that must not fail. */
  ask<T = Record<string, never>>(source: string, variables?: Record<string, unknown>): Promise<T>;
  empty(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openGraph(): Promise<TestGraph> {
  const opened = openDatabase(neo4jOfWorker());
  const statements: string[] = [];
  const again = rereading({
    ...opened,
    read: (cypher, parameters) => {
      statements.push(cypher);
      return opened.read(cypher, parameters);
    },
  });
  const { database } = again;
  await migrate(database, { onProgress: () => {} });
  const reading = new Reading(database, fields);
  const execute: TestGraph['execute'] = async (source, variableValues, now = NOW, caller = READER) => {
    statements.length = 0;
    const contextValue = contextOf(database, reading, now, { caller, signal: new AbortController().signal });
    const document = parsed(source);
    if ('errors' in document) return document;
    return executedAlike({ schema, document, contextValue, variableValues: variableValues ?? null }, again);
  };
  return {
    database,
    statements,
    ingest: (records, now = NOW) => ingest(database, linesFrom(records, 'test'), now),
    loadSeed: async () => ingest(database, await seedLines(), NOW),
    execute,
    ask: async (source, variables) => {
      const { data, errors } = await execute(source, variables);
      if (errors) throw new Error(errors.map((error) => error.stack ?? error.message).join('\n'));
      return data as never;
    },
    empty: () => database.runAlone(EMPTY),
    close: () => database.close(),
  };
}

/** The document, or what is wrong with it. */
function parsed(source: string): DocumentNode | { errors: readonly GraphQLError[] } {
  try {
    const document = parse(source);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : document;
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
