import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../database/local-neo4j/index.ts';
import { migrate } from '../database/migrations.ts';
import { loadSeed } from '../features/ingestion/seed.ts';

/** Takes short lines for whoever waits. */
export type OnProgress = (line: string) => void;

export const never = new Promise<never>(() => {});

/** A service could not start, or ended by itself; the message says what to do next. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

/** The graph, wherever it is. */
export interface Graph {
  readonly database: Database;
  /** Where it is, for people. */
  readonly place: string;
  /** Whether it may come later: an external one may. */
  readonly external: boolean;
  /** Resolves when a managed Neo4j has ended, asked to or not. */
  readonly lost: Promise<ServiceError>;
  close(): Promise<void>;
}

/**
 * The configured Neo4j, or a managed one in the data folder.
 * @param onRetry hears why a statement was sent again
 */
export async function openGraph(
  { neo4j, neo4jPlugins, home }: Config,
  onProgress: OnProgress,
  onRetry?: (code: string) => void,
): Promise<Graph> {
  if (neo4j) {
    const database = openDatabase(neo4j, onRetry);
    return { database, place: neo4j.uri, external: true, lost: never, close: () => database.close() };
  }
  const local = await startLocalNeo4j({ home, purpose: 'service', plugins: neo4jPlugins, onProgress });
  const database = openDatabase(local, onRetry);
  return {
    database,
    place: local.uri,
    external: false,
    lost: local.exited.then((code) => whyLost(local, code)),
    close: async () => {
      await database.close();
      await local.stop();
    },
  };
}

function whyLost({ owned, home }: LocalNeo4j, code: number | null): ServiceError {
  if (!owned) return new ServiceError('The Neo4j that another process ran here has ended. Start again to run one.');
  const how = code === null ? 'killed by a signal' : `exit code ${code}`;
  return new ServiceError(`The managed Neo4j ended by itself (${how}). Its log: ${home}/logs/neo4j.log`);
}

/** Brings the schema and the first knowledge into the graph; what is there already stays. */
export async function fillGraph({ database }: Graph, onProgress: OnProgress): Promise<void> {
  await database.ping();
  await migrate(database, { onProgress });
  const { created, updated } = await loadSeed(database, new Date());
  if (created + updated > 0) onProgress(`Seed loaded: ${created} records created, ${updated} updated`);
}
