import { startLocalNeo4j } from '../../../src/database/local-neo4j/index.ts';

/** A service that only keeps its Neo4j: for tests that kill it. Prints one line when Neo4j answers. */
const [, , home = ''] = process.argv;
const { uri, owned } = await startLocalNeo4j({ home, purpose: 'test', onProgress: () => {} });
process.stdout.write(`${JSON.stringify({ uri, owned })}\n`);
