import { beforeAll } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { EMPTY } from './statements.ts';
import { neo4jOfWorker } from './worker.ts';

/** Every test file begins with an empty graph, whatever ran before it on this worker's server. */
beforeAll(async () => {
  const database = openDatabase(neo4jOfWorker());
  await database.runAlone(EMPTY);
  await database.close();
});
