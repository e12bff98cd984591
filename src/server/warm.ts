import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execute, type GraphQLSchema, Kind, parse } from 'graphql';
import type { Database } from '../database/database.ts';
import { Reading } from '../database/reading/plan.ts';
import { contextOf } from '../features/context.ts';
import { fields } from '../features/index.ts';
import { projectRoot } from '../project-root.ts';
import { starterQuery } from './graphiql/page.ts';

/** A start does not wait longer than this; what is not planned by then is planned when somebody asks. */
const PATIENCE_MS = 4_000;

/**
 * Asks the common questions once, so that Neo4j has planned them before a caller waits: planning takes a hundred times
 * as long as answering. Never fails.
 */
export async function warm(schema: GraphQLSchema, database: Database): Promise<void> {
  const reading = new Reading(database, fields);
  await Promise.race([wait(PATIENCE_MS, undefined, { ref: false }), askAll(schema, database, reading)]);
}

async function askAll(schema: GraphQLSchema, database: Database, reading: Reading): Promise<void> {
  const common = readFileSync(join(projectRoot, 'src/server/warm.graphql'), 'utf8');
  for (const source of [starterQuery(), common]) {
    const document = parse(source);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const operationName = definition.name?.value ?? null;
      const contextValue = contextOf(database, reading, new Date());
      // what fails here fails again, and is told, when it is asked
      await execute({ schema, document, operationName, contextValue });
    }
  }
}
