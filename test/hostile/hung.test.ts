import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { attacked } from './attacked.ts';
import { batchOf } from './batches.ts';
import { type Answer, ask, send } from './client.ts';
import { LONG } from './lengths.ts';
import { EDITOR } from './service.ts';

/** What a read may take in Neo4j, half a second of grace, and what the promise allows beyond. */
const DEADLINE_MS = 5_000;
const LATEST_MS = DEADLINE_MS + 1_000;
const BACK_WITHIN_MS = 10_000;
const HANGS = LONG ? 5 : 1;
const CALLERS = 40;

const service = attacked();
// before it is told to stop
afterAll(() => void process.kill(service().java, 'SIGCONT'));

const read = (): Promise<Answer> =>
  ask(service().url, { query: '{ schools(first: 5) { totalCount nodes { key name } } }' });
const ready = (): Promise<Answer> => send(`${service().url}/health/ready`, { method: 'GET' });
const write = (number: number): Promise<Answer> => {
  const { idempotencyKey, records } = batchOf(1, 9, number);
  const query = 'mutation ($input: IngestInput!) { ingest(input: $input) { created rejected } }';
  const headers = { authorization: `Bearer ${EDITOR}` };
  return ask(service().url, { query, variables: { input: { idempotencyKey, records } } }, { headers });
};

it('answers everybody in time while Neo4j stands still, says that it is not ready, and serves again when that goes on', {
  timeout: HANGS * 120_000,
}, async () => {
  for (let hang = 0; hang < HANGS; hang++) {
    expect((await read()).status).toBe(200);
    expect((await write(2 * hang)).status).toBe(200);
    process.kill(service().java, 'SIGSTOP');
    // a write has a deadline of its own, a minute: too long for the short round
    const written = LONG ? write(2 * hang + 1) : undefined;
    const waves: Promise<Answer>[] = [];
    for (let wave = 0; wave < 8; wave++) {
      waves.push(...Array.from({ length: CALLERS / 8 }, read), ready());
      await wait(1_000);
    }
    const answers = await Promise.all(waves);
    expect(answers.filter(({ status }) => status !== 503 && status !== 504)).toEqual([]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(LATEST_MS);
    const refused = await read();
    expect([refused.status, refused.ms < 1_000]).toEqual([503, true]);
    expect((await ready()).status).toBe(503);

    process.kill(service().java, 'SIGCONT');
    const since = performance.now();
    await expect.poll(async () => (await read()).status, { timeout: BACK_WITHIN_MS }).toBe(200);
    await expect.poll(async () => (await ready()).status, { timeout: BACK_WITHIN_MS }).toBe(200);
    const back = Math.round(performance.now() - since);
    const late = await written;
    if (late) expect([200, 503, 504]).toContain(late.status);
    expect((await write(2 * hang + 1)).status).toBe(200);
    const longest = Math.round(Math.max(...answers.map(({ ms }) => ms)));
    const underWay = late ? `the write under way was answered ${late.status} after ${Math.round(late.ms)} ms` : '';
    console.log(`nobody waited longer than ${longest} ms; it served again after ${back} ms; ${underWay}`);
  }
  expect(service().faults).toEqual([]);
});
