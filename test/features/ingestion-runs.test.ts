import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { SilianError } from '../../src/errors.ts';
import { type AllOptions, ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { given } from '../../src/features/ingestion/lines.ts';
import type { Line, Reject } from '../../src/features/ingestion/parse.ts';
import { latestRuns } from '../../src/features/ingestion/run/ledger.ts';
import { undoRun } from '../../src/features/ingestion/run/undo.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, linesFrom, relation, source } from '../support/records.ts';
import { wholeOf } from '../support/whole.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const SCHOOLS = 1_000;
const LATER = new Date(NOW.getTime() + 60_000);

/** Relations before their ends, and the source last: nothing depends on the order. */
const LIST: readonly object[] = [
  ...Array.from({ length: SCHOOLS }, (_, at) => relation('OFFERS_MAJOR', `school:${at}`, `major:2021:${at % 200}`)),
  ...Array.from({ length: SCHOOLS }, (_, at) => entity('SCHOOL', `school:${at}`, `第${at}学院`)),
  ...Array.from({ length: 200 }, (_, at) => entity('MAJOR', `major:2021:${at}`, `第${at}专业`)),
  ...Array.from({ length: 200 }, (_, at) => relation('PART_OF', `major:2021:${at}`, 'major:2021:all')),
  entity('MAJOR', 'major:2021:all', '全部专业'),
  entity('OFFER', 'offer:demand/2025/x@school:1', '需求', {
    attributes: { side: 'DEMAND', topics: [{ key: 'major:2021:1' }] },
    evidence: [{ source: 'source:test', speaker: 'school:7' }],
  }),
  source({ contributor: 'school:3' }),
];

const linesOf = (records: readonly object[]): Line[] => linesFrom(records, 'list');
const send = (records: readonly object[], options: Partial<AllOptions> = {}, database: Database = graph.database) =>
  ingestAll(database, given(linesOf(records)), { now: LATER, ...options });
const schools = async (): Promise<number> =>
  (await graph.ask<{ schools: { totalCount: number } }>('{ schools { totalCount } }')).schools.totalCount;

/** What is there before: a school that the list calls otherwise, and a fact that it changes. */
const BEFORE = [
  source({ key: 'source:earlier' }),
  entity('SCHOOL', 'school:5', '旧名学院', { evidence: [{ source: 'source:earlier' }] }),
  entity('MAJOR', 'major:2021:all', '旧总目', { evidence: [{ source: 'source:earlier' }] }),
  entity('MAJOR', 'major:2021:5', '第5专业', { evidence: [{ source: 'source:earlier' }] }),
  relation(
    'PART_OF',
    'major:2021:5',
    'major:2021:all',
    {},
    { confidence: 0.5, evidence: [{ source: 'source:earlier' }] },
  ),
];
const CHANGED = [...LIST, relation('PART_OF', 'major:2021:5', 'major:2021:all', {}, { confidence: 0.9 })];

describe('a list larger than a transaction', () => {
  it('is taken in whatever its order, and is unchanged the second time', async () => {
    const first = await send(LIST);
    expect(first).toMatchObject({ created: LIST.length + 1, updated: 0, unchanged: 0, rejected: 0 });
    expect(await schools()).toBe(SCHOOLS);
    const whole = await wholeOf(graph.database);
    expect(await send(LIST, { now: new Date(LATER.getTime() + 1) })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: LIST.length + 1,
    });
    expect(await wholeOf(graph.database)).toEqual(whole);
    expect((await latestRuns(graph.database)).map(({ state }) => state)).toEqual(['SEALED', 'SEALED']);
  });

  it('gives the graph that one transaction would give', async () => {
    await graph.ingest(LIST, LATER);
    const whole = await wholeOf(graph.database);
    await graph.empty();
    await send(LIST);
    expect(await wholeOf(graph.database)).toEqual(whole);
  });

  it('is not seen before all of it is there', async () => {
    await graph.ingest(BEFORE);
    const seen: unknown[] = [];
    const asking: Promise<void>[] = [];
    const SEEN =
      '{ entity(by: { key: "school:5" }) { name } schools { totalCount } roots: entity(by: { key: "major:2021:all" }) { name } }';
    const look = async (): Promise<void> => {
      seen.push(await graph.ask(SEEN));
    };
    await send(CHANGED, { onProgress: ({ stage }) => stage === 'writing' && asking.push(look()) });
    await Promise.all(asking);
    expect(asking.length).toBeGreaterThan(3);
    const before = { entity: { name: '旧名学院' }, roots: { name: '旧总目' }, schools: { totalCount: 1 } };
    expect(seen.slice(0, 3)).toEqual([before, before, before]);
    for (const each of seen) expect([before, await graph.ask(SEEN)]).toContainEqual(each);
    expect(await schools()).toBe(SCHOOLS);
  });

  it('keeps others from writing until it ends', async () => {
    const tried: Promise<unknown>[] = [];
    const write = () => graph.ingest([entity('SCHOOL', 'school:other', '别的学院')]).catch((error: unknown) => error);
    await send(LIST, { onProgress: ({ stage, records }) => stage === 'writing' && records > 0 && tried.push(write()) });
    expect(await tried[0]).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('A larger ingest is under way'),
    });
    await graph.ingest([entity('SCHOOL', 'school:other', '别的学院')]);
    expect(await schools()).toBe(SCHOOLS + 1);
  });

  it('tells in a dry run what would become of it, and leaves the graph as it was', async () => {
    await graph.ingest(BEFORE);
    const whole = await wholeOf(graph.database);
    expect(await send(CHANGED, { dryRun: true })).toMatchObject({ created: LIST.length - 3, updated: 4 });
    expect(await wholeOf(graph.database)).toEqual(whole);
  });
});

describe('a fault in a large list', () => {
  it('that shows at once refuses it before anything is written', async () => {
    await expect(send([...LIST, { type: 'entity' }])).rejects.toMatchObject({
      code: 'INVALID_RECORD',
      message: expect.stringContaining(`list:${LIST.length + 1} kind:`),
    });
    expect(await latestRuns(graph.database)).toEqual([]);
  });

  it.each([
    [
      'a relation without its end',
      relation('OFFERS_MAJOR', 'school:1', 'major:2021:none'),
      'no entity has the key major:2021:none',
    ],
    ['a tree that lies in itself', relation('PART_OF', 'major:2021:all', 'major:2021:7'), 'nothing lies in itself'],
    [
      'a source of nobody',
      source({ key: 'source:nobody', contributor: 'school:none' }),
      'no actor has the key school:none',
    ],
  ])('such as %s takes all of it back', async (_fault, faulty, message) => {
    await graph.ingest(BEFORE);
    const whole = await wholeOf(graph.database);
    await expect(send([...CHANGED, faulty])).rejects.toThrow(message);
    expect(await wholeOf(graph.database)).toEqual(whole);
    expect((await latestRuns(graph.database)).map(({ state }) => state)).toEqual(['UNDONE']);
    await graph.ingest([entity('SCHOOL', 'school:after', '之后学院', { evidence: [{ source: 'source:earlier' }] })]);
  });

  it('is left out and handed over where the rest is wanted', async () => {
    const rejects: Reject[] = [];
    const faulty = [
      relation('OFFERS_MAJOR', 'school:1', 'major:2021:none'),
      { type: 'entity', kind: 'SCHOOL', key: 'school:bad' },
      relation('OFFERS_MAJOR', 'school:bad', 'major:2021:1'),
    ];
    const report = await send([...faulty, ...LIST], { keepGoing: (some) => rejects.push(...some) });
    expect(report).toMatchObject({ created: LIST.length + 1, rejected: 3 });
    expect(rejects.map(({ line, field, record }) => [line, field, JSON.parse(record)])).toEqual([
      [2, 'name', faulty[1]],
      [2, 'evidence', faulty[1]],
      [1, 'to', faulty[0]],
      [3, 'from', faulty[2]],
    ]);
  });
});

describe('a large list that is broken off', () => {
  /** Goes away for good at its nth write, before or after the write took effect. */
  const failingAt = (nth: number, lost: 'request' | 'answer'): Database => {
    let writes = 0;
    const { database } = graph;
    const gone = () => new SilianError('DB_UNAVAILABLE', 'gone');
    return {
      ...database,
      write: async (work) => {
        writes += 1;
        if (writes > nth || (writes === nth && lost === 'request')) throw gone();
        const done = await database.write(work);
        if (writes === nth) throw gone();
        return done;
      },
    };
  };

  it('goes on where it was when the same comes again, whichever write it was', async () => {
    await graph.ingest(BEFORE);
    await send(CHANGED);
    const whole = await wholeOf(graph.database);
    // one begins, six write parts, one seals
    for (const [nth, lost] of [
      [2, 'request'],
      [3, 'answer'],
      [6, 'answer'],
      [8, 'request'],
      [8, 'answer'],
    ] as const) {
      await graph.empty();
      await graph.ingest(BEFORE);
      await expect(send(CHANGED, {}, failingAt(nth, lost))).rejects.toThrow('gone');
      const [run] = await latestRuns(graph.database);
      expect(run?.state).toBe(nth === 8 && lost === 'answer' ? 'SEALED' : 'OPEN');
      await send(CHANGED, { now: new Date(LATER.getTime() + 5_000) });
      expect(await wholeOf(graph.database)).toEqual(whole);
    }
  }, 240_000);

  it('tells again what it has left out, for whoever goes on has not heard of it', async () => {
    const faulty = [...LIST, relation('OFFERS_MAJOR', 'school:1', 'major:2021:none')];
    const unheard = failingAt(7, 'request');
    await expect(send(faulty, { keepGoing: () => {} }, unheard)).rejects.toThrow('gone');
    const rejects: Reject[] = [];
    const report = await send(faulty, { keepGoing: (some) => rejects.push(...some) });
    expect(report).toMatchObject({ created: LIST.length + 1, rejected: 1 });
    expect(rejects.map(({ line, field }) => [line, field])).toEqual([[faulty.length, 'to']]);
  });

  it('counts nothing of a part that it has taken back, even if it is broken off in doing so', async () => {
    const stopping = new AbortController();
    const stop = ({ stage, records }: { stage: string; records: number }) =>
      stage === 'writing' && records > 0 && stopping.abort(new Error('enough'));
    // one begins, one writes a part, one takes it back
    const broken = send(LIST, { signal: stopping.signal, onProgress: stop }, failingAt(3, 'answer'));
    await expect(broken).rejects.toThrow('gone');
    expect((await latestRuns(graph.database))[0]).toMatchObject({ state: 'OPEN', done: 0, created: 0, evidence: 0 });
    expect(await send(LIST)).toMatchObject({ created: LIST.length + 1, updated: 0, unchanged: 0 });
  });

  it('can be taken back instead', async () => {
    await graph.ingest(BEFORE);
    const whole = await wholeOf(graph.database);
    await expect(send(CHANGED, {}, failingAt(5, 'request'))).rejects.toThrow('gone');
    const [run] = await latestRuns(graph.database);
    expect(run).toMatchObject({ state: 'OPEN', done: 3 });
    await undoRun(graph.database, run?.id ?? '', LATER);
    expect(await wholeOf(graph.database)).toEqual(whole);
  });

  it('is taken back when its caller ends it', async () => {
    const stopping = new AbortController();
    const stop = ({ stage }: { stage: string }) => stage === 'writing' && stopping.abort(new Error('enough'));
    await expect(send(LIST, { signal: stopping.signal, onProgress: stop })).rejects.toThrow('enough');
    expect(await wholeOf(graph.database)).toEqual([]);
  });
});
