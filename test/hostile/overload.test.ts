import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { attacked } from './attacked.ts';
import { LONG } from './lengths.ts';
import { type Next, quantile, statuses, underLoad } from './load.ts';

/** As many clients as the service works for at one time, and ten times as many. */
const CLIENTS = 50;
const TIMES = 10;
const MS = LONG ? 30_000 : 2_000;
const RECOVERS_WITHIN_MS = LONG ? 10_000 : 5_000;
/** What is shed is shed by limits; this caller's own is to be in force too. */
const LIMITS = { SILIAN_LIMITS: 'bucket=400000,refill=20000' };

const service = attacked({ env: LIMITS });

const next: Next = (client, turn) => ({
  query: `query ($first: Int, $key: String!) {
    schools(first: $first) { totalCount nodes { key name relations(first: 5) { nodes { id } } } }
    entity(by: { key: $key }) { name }
  }`,
  variables: { first: 1 + ((client + turn) % 20), key: `school:${client}` },
});

const calm = (ms: number) => underLoad({ url: service().url, clients: 8, ms, next, pause: 50 });

it('ten times too many are turned away in order, and soon after it is as quick as before', {
  timeout: 300_000,
}, async () => {
  await calm(MS / 2);
  const before = await calm(MS / 2);
  const storm = await underLoad({ url: service().url, clients: CLIENTS * TIMES, ms: MS, next });
  const told = statuses(storm);
  const served200 = storm.filter(({ status }) => status === 200).map(({ ms }) => ms);
  await wait(RECOVERS_WITHIN_MS / 2);
  const after = await calm(RECOVERS_WITHIN_MS / 2);
  const usual = quantile(
    before.map(({ ms }) => ms),
    0.99,
  );
  const again = quantile(
    after.map(({ ms }) => ms),
    0.99,
  );
  console.log(
    `${storm.length} requests in ${MS / 1_000} s: ${JSON.stringify(told)}; p99 of those served ${Math.round(quantile(served200, 0.99))} ms; p99 before ${Math.round(usual)} ms, after ${Math.round(again)} ms`,
  );
  expect(Object.keys(told).filter((status) => !['200', '429', '503'].includes(status))).toEqual([]);
  // two seconds of a quick machine may not fill the queue
  if (LONG) expect(Number(told['503'] ?? 0) + Number(told['429'] ?? 0)).toBeGreaterThan(0);
  expect(storm.filter(({ status, retryAfter }) => status !== 200 && !(Number(retryAfter) > 0))).toEqual([]);
  expect(served200.length).toBeGreaterThan(0);
  expect(statuses(before)).toEqual({ 200: before.length });
  expect(statuses(after)).toEqual({ 200: after.length });
  expect(again).toBeLessThan(Math.max(usual * 2, usual + 200));
  expect(service().faults).toEqual([]);
});
