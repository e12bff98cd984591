import { join } from 'node:path';
import type { DocumentNode } from 'graphql';
import { type Connection, type Database, openDatabase } from '../src/database/database.ts';
import { startLocalNeo4j } from '../src/database/local-neo4j/index.ts';
import { migrate } from '../src/database/migrations.ts';
import { Reading } from '../src/database/reading/plan.ts';
import { contextOf } from '../src/features/context.ts';
import { fields } from '../src/features/index.ts';
import { ingest } from '../src/features/ingestion/ingest.ts';
import { projectRoot } from '../src/project-root.ts';
import { executorOf } from '../src/server/execution/executor.ts';
import { executableSchema } from '../src/server/schema.ts';
import { warm } from '../src/server/warm.ts';

const onProgress = (line: string): void => console.error(line);

/** A graph to ask as the service is asked, without HTTP. */
export interface Graph {
  readonly database: Database;
  /** Where it is, for other processes. */
  readonly connection: Connection;
  /** The answer to a document; throws its first error. */
  ask(document: DocumentNode, variables: object): Promise<unknown>;
  close(): Promise<void>;
}

type Batches = readonly (readonly object[])[];

/** What a graph is filled with, batch by batch, and the folder in `bench` where its managed Neo4j lives. */
export interface Filling {
  readonly home: string;
  readonly batches: () => Batches | Promise<Batches>;
  /** Whether what is measured is a service that has just started: then Neo4j is started anew once it is filled. */
  readonly anew?: boolean;
}

/** The Neo4j of NEO4J_URI, or a managed one; filled where it is empty, and warmed. */
export async function openGraph({ home, batches, anew = true }: Filling): Promise<Graph> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  const start = () => startLocalNeo4j({ home: join(projectRoot, 'bench', home), purpose: 'service', onProgress });
  let local = uri ? undefined : await start();
  const external = { uri: uri ?? '', username, password };
  let database = openDatabase(local ?? external);
  await migrate(database, { onProgress });
  if ((await load(database, batches)) && local && anew) {
    await database.close();
    await local.stop();
    local = await start();
    database = openDatabase(local);
  }
  if (anew && !local?.owned) onProgress('Not started here, so it may know the questions: first use says little');
  const schema = executableSchema();
  await warm(schema, database);
  const reading = new Reading(database, fields);
  // the service's own: graphql-js is here twice, because a peer brings one, and a schema goes with its own
  const execute = executorOf(schema);
  return {
    database,
    connection: local ?? external,
    ask: async (document, variableValues) => {
      const contextValue = contextOf(database, reading, new Date());
      const { data: answer, errors } = await execute({
        schema,
        document,
        contextValue,
        variableValues: { ...variableValues },
      });
      if (errors) throw errors[0];
      return answer;
    },
    close: async () => {
      await database.close();
      await local?.stop();
    },
  };
}

/** Whether there was anything to load. */
async function load(database: Database, made: Filling['batches']): Promise<boolean> {
  const [row] = await database.read('CYPHER 5 MATCH (e:Entity) RETURN count(e) AS entities');
  if (row?.entities !== 0) return false;
  const batches = await made();
  for (const [index, batch] of batches.entries()) {
    onProgress(`Loading batch ${index + 1} of ${batches.length}`);
    const lines = batch.map((record, line) => ({
      text: JSON.stringify(record),
      file: `batch ${index}`,
      line: line + 1,
    }));
    await ingest(database, lines, new Date());
  }
  return true;
}
