import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database, How, Row } from '../../src/database/database.ts';
import { Gathering } from '../../src/database/reading/gathering.ts';
import { SilianError } from '../../src/errors.ts';

/** What was sent, and how it ends. */
interface Sent {
  readonly cypher: string;
  readonly parameters: Record<string, unknown>;
  readonly how: How;
  /** Every value is its key in capitals, unless told otherwise. */
  answer(rows?: readonly Row[], ms?: number): Promise<void>;
  fail(error: Error): Promise<void>;
}

const ALONE = 'RETURN f($key_root, $keyed) AS v';
const TOGETHER = 'CYPHER 5 UNWIND $gathered AS gathered WITH gathered, f(gathered.key_root, $keyed) AS v RETURN v';

let sent: Sent[];
let gathering: Gathering;
beforeEach(() => {
  sent = [];
  const read = (cypher: string, parameters: Record<string, unknown> = {}, how: How = {}): Promise<Row[]> =>
    new Promise((resolve, reject) => {
      const gathered = (parameters.gathered ?? [parameters]) as { key_root: string }[];
      sent.push({
        ...{ cypher, parameters, how },
        answer: (rows = gathered.map(({ key_root: key }) => ({ v: key.toUpperCase() })), ms = 1) => {
          how.onTaken?.(ms);
          resolve([...rows]);
          return turn();
        },
        fail: (error) => {
          reject(error);
          return turn();
        },
      });
    });
  const database = { read, readTimeoutMs: 5_000 } as unknown as Database;
  gathering = new Gathering(database, { alone: ALONE, expression: 'f($key_root, $keyed)', names: ['key_root'] });
});

const asked = (key: string, shared = {}, signal?: AbortSignal): Promise<unknown> =>
  gathering.read({ shared: { keyed: 1, ...shared }, own: { key_root: key } }, signal);
/** The same for nobody. */
const ask = (key: string, shared = {}): void => {
  asked(key, shared).catch(() => {});
};
const last = (): Sent => sent.at(-1) as Sent;
/** The keys of each statement sent. */
const keys = (): unknown[] =>
  sent.map(({ parameters }) =>
    parameters.gathered
      ? (parameters.gathered as { key_root: string }[]).map((each) => each.key_root)
      : parameters.key_root,
  );

/** One has been read, in so many milliseconds; three are under way, and Neo4j has planned what reads several. */
async function busy(ms = 1): Promise<void> {
  ask('first');
  await sent[0]?.answer(undefined, ms);
  for (const key of ['a', 'b', 'c', 'd']) ask(key);
  for (const { cypher, parameters, answer } of [...sent]) {
    if (cypher === TOGETHER) await answer([], 50);
    if (parameters.key_root === 'd') await answer(undefined, ms);
  }
  sent = sent.filter(({ parameters }) => ['a', 'b', 'c'].includes(String(parameters.key_root)));
}

describe('what is asked of one statement', () => {
  it('is sent at once and alone while few are under way', async () => {
    const [a, b] = [asked('a'), asked('b')];
    expect(sent.map(({ cypher }) => cypher)).toEqual([ALONE, ALONE]);
    await sent[1]?.answer();
    await sent[0]?.answer();
    expect([await a, await b]).toEqual(['A', 'B']);
  });

  it('goes together when more come, each with its own answer', async () => {
    await busy();
    const answers = ['e', 'f', 'g', 'h'].map((key) => asked(key));
    expect(keys()).toEqual(['a', 'b', 'c']);
    await sent[1]?.answer();
    expect(keys()).toEqual(['a', 'b', 'c', ['e', 'f', 'g', 'h']]);
    expect(last().cypher).toBe(TOGETHER);
    expect(last().parameters).toMatchObject({ keyed: 1 });
    await last().answer();
    expect(await Promise.all(answers)).toEqual(['E', 'F', 'G', 'H']);
  });

  it('goes together only with what is asked alike', async () => {
    await busy();
    for (const key of ['e', 'f']) ask(key);
    for (const key of ['g', 'h']) ask(key, { keyed: 2 });
    ask('i');
    await sent[0]?.answer();
    await sent[1]?.answer();
    expect(keys().slice(3)).toEqual([
      ['e', 'f', 'i'],
      ['g', 'h'],
    ]);
    expect(last().parameters.keyed).toBe(2);
  });

  it('is not held up by what takes long', async () => {
    await busy(100);
    for (const key of ['e', 'f', 'g', 'h']) ask(key);
    expect(keys()).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'h']);
  });

  it('is no more at once than takes so long together', async () => {
    await busy(3);
    for (const key of ['e', 'f', 'g', 'h', 'i', 'j']) ask(key);
    await sent[0]?.answer(undefined, 3);
    expect(keys().at(-1)).toHaveLength(4);
  });

  it('is read one by one where it failed together, within the time that was left', async () => {
    await busy();
    const [good, bad] = [asked('e'), asked('f')];
    bad.catch(() => {});
    await sent[0]?.answer();
    await last().fail(new Error('one of them'));
    const [first, second] = sent.slice(-2);
    expect(keys().slice(-2)).toEqual(['e', 'f']);
    expect(first?.how.timeoutMs).toBeLessThanOrEqual(5_000);
    await first?.answer();
    await second?.fail(new SilianError('DEADLINE_EXCEEDED', 'its own fault'));
    expect(await good).toBe('E');
    await expect(bad).rejects.toThrow('its own fault');
  });

  it('is not read for whoever has gone away', async () => {
    await busy();
    const leaving = new AbortController();
    const left = asked('e', {}, leaving.signal);
    const others = ['f', 'g'].map((key) => asked(key));
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await sent[0]?.answer();
    expect(keys().at(-1)).toEqual(['f', 'g']);
    await last().answer();
    expect(await Promise.all(others)).toEqual(['F', 'G']);
  });

  it('is never sent together where Neo4j cannot plan it', async () => {
    ask('first');
    await sent[0]?.answer();
    for (const key of ['a', 'b', 'c', 'd']) ask(key);
    await sent.find(({ cypher }) => cypher === TOGETHER)?.fail(new Error('no such syntax'));
    sent = [];
    for (const key of ['e', 'f', 'g']) ask(key);
    expect(sent.map(({ cypher }) => cypher)).toEqual([ALONE, ALONE, ALONE]);
  });
});
