import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Transaction } from '../../src/database/database.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/database/local-neo4j/index.ts';
import { migrate } from '../../src/database/migrations.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { linesOf } from '../../src/features/ingestion/parse.ts';
import { proxyTo, type Wire } from '../support/proxy.ts';
import { EMPTY } from '../support/statements.ts';
import { wholeOf } from '../support/whole.ts';
import { batchOf } from './batches.ts';
import { dataFolder } from './service.ts';

const NOW = new Date('2026-01-15T04:00:00Z');

let folder: Awaited<ReturnType<typeof dataFolder>>;
let neo4j: LocalNeo4j;
let database: Database;
let wire: Wire;
let wired: Database;
beforeAll(async () => {
  folder = await dataFolder();
  neo4j = await startLocalNeo4j({ home: folder.home, purpose: 'test', onProgress: () => {} });
  database = openDatabase(neo4j);
  wire = await proxyTo(neo4j.uri);
  wired = openDatabase({ uri: wire.uri, username: neo4j.username, password: neo4j.password });
  await migrate(database, { onProgress: () => {} });
});
afterAll(async () => {
  await wired.close();
  await wire.close();
  await database.close();
  await neo4j.stop();
  await folder.remove();
});
beforeEach(async () => {
  await database.runAlone(EMPTY);
  await write(database, FIRST);
});

/** What is there already, and what the failing one brings beside it: new entities, facts, and versions of known ones. */
const [FIRST, SECOND] = [batchOf(3, 0, 0), batchOf(3, 0, 1)];

function write(to: Database, { idempotencyKey, records }: typeof FIRST): ReturnType<typeof ingest> {
  const once = { idempotencyKey, caller: 'tester' };
  return ingest(to, linesOf(records.join('\n'), 'batch'), NOW, { once });
}

const FAILED = 'a call has failed';

/** The graph, of whose driver's calls one fails: a statement, before or after Neo4j has done it. */
function failing(nth: number, when: 'before' | 'after'): Database {
  let calls = 0;
  const failingIn = ({ run, by }: Transaction): Transaction => ({
    by,
    run: async (cypher, parameters) => {
      const isIt = ++calls === nth;
      if (isIt && when === 'before') throw new Error(FAILED);
      const rows = await run(cypher, parameters);
      if (isIt) throw new Error(FAILED);
      return rows;
    },
  });
  return { ...database, write: (work) => database.write((transaction) => work(failingIn(transaction))) };
}

/** How many calls one such ingest makes. */
async function callsOf(): Promise<number> {
  let calls = 0;
  const counting: Database = {
    ...database,
    write: (work) =>
      database.write(({ run, by }) =>
        work({
          by,
          run: (...asked) => {
            calls++;
            return run(...asked);
          },
        }),
      ),
  };
  await write(counting, SECOND);
  return calls;
}

describe('an ingest of whose calls one fails', () => {
  it('has changed nothing, whichever it was, and sent again gives the same graph', { timeout: 600_000 }, async () => {
    const before = await wholeOf(database);
    const calls = await callsOf();
    const whole = await wholeOf(database);
    expect(calls).toBeGreaterThan(10);
    expect(whole).not.toEqual(before);
    for (const when of ['before', 'after'] as const) {
      await database.runAlone(EMPTY);
      await write(database, FIRST);
      for (let nth = 1; nth <= calls; nth++) {
        // statements go out together: another may be the first to fail for want of this one
        await expect(write(failing(nth, when), SECOND), `call ${nth}`).rejects.toThrow();
        expect(await wholeOf(database), `${when} call ${nth}`).toEqual(before);
      }
      await write(database, SECOND);
      expect(await wholeOf(database)).toEqual(whole);
    }
    console.log(`each of ${calls} calls failed, before and after Neo4j had done it`);
  });

  it('is done again by itself, whole and once, where the connection was cut', { timeout: 600_000 }, async () => {
    const calls = await callsOf();
    const whole = await wholeOf(database);
    for (let nth = 1; nth <= calls; nth++) {
      await database.runAlone(EMPTY);
      await write(database, FIRST);
      const report = await write(cutAt(nth), SECOND);
      expect(report.created, `call ${nth}`).toBeGreaterThan(0);
      expect(await wholeOf(database), `call ${nth}`).toEqual(whole);
    }
  });

  it('is there whole where only the answer to COMMIT was lost, and sent again it is there once', async () => {
    wire.loseCommit();
    const report = await write(wired, SECOND);
    const whole = await wholeOf(database);
    expect(wire.lost).toBe(1);
    expect(await write(database, SECOND)).toEqual(report);
    expect(await wholeOf(database)).toEqual(whole);
  });
});

/** The graph over a wire that is cut once, under the call. */
function cutAt(nth: number): Database {
  let calls = 0;
  return {
    ...wired,
    write: (work) =>
      wired.write(({ run, by }) =>
        work({
          by,
          run: (...asked) => {
            const answer = run(...asked);
            if (++calls === nth) wire.cut();
            return answer;
          },
        }),
      ),
  };
}
