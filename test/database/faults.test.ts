import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { SilianError } from '../../src/errors.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { linesOf } from '../../src/features/ingestion/parse.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { proxyTo, type Wire } from '../support/proxy.ts';
import { entity, source } from '../support/records.ts';
import { neo4jOfWorker } from '../support/worker.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

/** How long the service gives a read here; it is told of a hanging graph half a second later. */
const READ_MS = 700;
const ONE = 'CYPHER 5 RETURN 1 AS one';

let proxy: Wire;
let database: Database;
beforeEach(async () => {
  const connection = neo4jOfWorker();
  proxy = await proxyTo(connection.uri);
  database = openDatabase({ ...connection, uri: proxy.uri, readTimeoutMs: READ_MS });
  await database.read(ONE);
});
afterEach(async () => {
  await proxy.close();
  await database.close();
});

/** What came of it, and after how many milliseconds. */
async function timed(work: Promise<unknown>): Promise<{ code: unknown; ms: number }> {
  const began = performance.now();
  const code = await work.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  );
  return { code, ms: performance.now() - began };
}

describe('a statement that fails', () => {
  it('tells who asked for it', async () => {
    const asksWhatCannotBe = async () => await database.read('CYPHER 5 RETURN 1 / 0 AS none');
    const error = await asksWhatCannotBe().catch((error: Error) => error);
    expect(error).toMatchObject({ message: '/ by zero', stack: expect.stringContaining('asksWhatCannotBe') });
  });

  it('leaves other faults their traces', async () => {
    const { stackTraceLimit } = Error;
    await database.read(ONE);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(stackTraceLimit).toBeGreaterThan(0);
  });
});

describe('a graph that hangs', () => {
  it('keeps nobody longer than the deadline and a second, and refuses the next at once, until it answers again', async () => {
    proxy.hold();
    const all = await Promise.all(Array.from({ length: 60 }, () => timed(database.read(ONE))));
    for (const { code, ms } of all) {
      expect(code).toBe('DEADLINE_EXCEEDED');
      expect(ms).toBeLessThan(READ_MS + 1_000);
    }
    // as soon as it is known that it answers nothing at all
    const next = (): Promise<{ code: unknown; ms: number }> => timed(database.read(ONE));
    await expect.poll(async () => (await next()).code, { timeout: 5_000 }).toBe('DB_UNAVAILABLE');
    expect((await next()).ms).toBeLessThan(200);
    proxy.release();
    await expect.poll(async () => (await timed(database.read(ONE))).code, { timeout: 5_000 }).toBe('answered');
  });

  it('lets the service be closed', async () => {
    proxy.hold();
    const waiting = timed(database.read(ONE));
    const closed = timed(database.close());
    expect((await waiting).ms).toBeLessThan(READ_MS + 1_000);
    proxy.release();
    expect((await closed).ms).toBeLessThan(5_000);
  });
});

describe('somebody who goes away', () => {
  const LONG =
    'CYPHER 5 UNWIND range(1, 1000000000) AS number WITH number WHERE number % 7 = 8 RETURN count(*) AS none';
  const running = async (): Promise<number> => {
    const rows = await graph.database.runAlone(
      "CYPHER 5 SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS '% 7 = 8' AND NOT currentQuery CONTAINS 'SHOW' AND NOT status STARTS WITH 'Terminated' RETURN count(*) AS running",
    );
    return Number(rows[0]?.running);
  };

  it('takes the work along, in Neo4j too', async () => {
    const patient = openDatabase({ ...neo4jOfWorker(), readTimeoutMs: 60_000 });
    const leaving = new AbortController();
    const reading = timed(patient.read(LONG, {}, { signal: leaving.signal }));
    await expect.poll(running, { timeout: 10_000 }).toBe(1);
    leaving.abort(new SilianError('CANCELLED', 'gone'));
    expect((await reading).code).toBe('CANCELLED');
    await expect.poll(running, { timeout: 5_000 }).toBe(0);
    expect(await patient.read(ONE)).toEqual([{ one: 1 }]);
    await patient.close();
  });
});

describe('a connection that is cut', () => {
  it('is not noticed by whoever reads', async () => {
    for (let time = 0; time < 5; time++) {
      proxy.cut();
      expect(await database.read(ONE)).toEqual([{ one: 1 }]);
    }
  });

  it('is not noticed by whoever writes, and what was written is there once', async () => {
    const key = 'school:一所';
    const lines = linesOf(
      [source(), entity('SCHOOL', key, '一所学院')].map((record) => JSON.stringify(record)).join('\n'),
      'list',
    );
    const once = { idempotencyKey: 'a key of this test', caller: 'tester' };
    proxy.loseCommit();
    const report = await ingest(database, lines, NOW, { once });
    expect(proxy.lost).toBe(1);
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    expect(await ingest(database, lines, NOW, { once })).toMatchObject({ created: 2 });
    const { entities } = await graph.ask<{ entities: { totalCount: number } }>(
      '{ entities(filter: { nameContains: "一所学院" }) { totalCount } }',
    );
    expect(entities.totalCount).toBe(1);
    expect(await graph.database.read('CYPHER 5 MATCH (w:Write) RETURN count(w) AS writes')).toEqual([{ writes: 1 }]);
  });

  it('keeps ten who send the same write at one time from writing it twice', async () => {
    const lines = linesOf(
      [source(), entity('SCHOOL', 'school:十次', '十次学院')].map((record) => JSON.stringify(record)).join('\n'),
      'list',
    );
    const once = { idempotencyKey: 'ten at one time', caller: 'tester' };
    const reports = await Promise.all(Array.from({ length: 10 }, () => ingest(database, lines, NOW, { once })));
    expect(new Set(reports.map(({ created }) => created)).size).toBe(1);
    const named = await graph.database.read(
      "CYPHER 5 MATCH (e:Entity {key: 'school:十次'})-[:HAS_NAME]->(n) RETURN count(DISTINCT e) AS entities, count(n) AS names",
    );
    expect(named).toEqual([{ entities: 1, names: 1 }]);
  });
});
