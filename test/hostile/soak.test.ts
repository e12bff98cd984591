import { expect, it } from 'vitest';
import { attacked, RICH } from './attacked.ts';
import { batchOf } from './batches.ts';
import { memoryOf } from './consumption.ts';
import { LONG, minutes } from './lengths.ts';
import { type Next, quantile, statuses, type Taken, underLoad } from './load.ts';
import { EDITOR } from './service.ts';

const CLIENTS = 32;
const WRITERS = 2;
const MINUTES = minutes(10);
const MINUTE_MS = 60_000;
/** It is the service that is to be worn, not the machine that the clients share with it. */
const PAUSE_MS = 50;
/** A fact keeps every version it ever had: one that is observed anew for ever is another question than a leak. */
const DAYS = 200;

const service = attacked({ env: RICH, when: LONG });

const INGEST = 'mutation ($input: IngestInput!) { ingest(input: $input) { created rejected errors { code } } }';
/** None has more to find, the more is written: it is wear that is looked for, not growth. */
const ASKED = [
  'query ($n: Int) { alliances(first: $n) { totalCount nodes { key name } pageInfo { endCursor } } }',
  'query ($n: Int) { search(query: "机电", first: $n) { totalCount nodes { name } } }',
  'query ($n: Int) { entity(by: { key: "school:4114012888" }) { name relations(first: $n) { nodes { id } } } }',
  'query ($n: Int) { entities(first: $n, filter: { kinds: [PERSON] }) { nodes { key provenance { evidence(first: 2) { nodes { id } } } } } }',
];

/** Some write, a batch of their own each time; the others read. */
const next: Next = (client, turn) => {
  if (client < WRITERS) {
    const { idempotencyKey, records } = batchOf(7, client, turn, DAYS);
    return { query: INGEST, variables: { input: { idempotencyKey, records } } };
  }
  return { query: ASKED[(client + turn) % ASKED.length] ?? '', variables: { n: 1 + ((client * 7 + turn) % 20) } };
};

it.skipIf(!LONG)(
  `runs for ${MINUTES} min with ${CLIENTS} clients who also write: no fault, no more memory, no slower`,
  { timeout: (MINUTES + 5) * MINUTE_MS },
  async () => {
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(memoryOf(service().pid)), 1_000);
    const headers = { authorization: `Bearer ${EDITOR}` };
    const load = { url: service().url, clients: CLIENTS, ms: MINUTES * MINUTE_MS, next, headers, pause: PAUSE_MS };
    const taken = await underLoad(load);
    clearInterval(watch);

    const third = Math.floor(memory.length / 3);
    const [early, late] = [memory.slice(third, 2 * third), memory.slice(2 * third)].map((part) => quantile(part, 0.5));
    const p99 = (some: readonly Taken[], minute: number): number =>
      quantile(
        some.filter(({ at }) => Math.floor(at / MINUTE_MS) === minute).map(({ ms }) => ms),
        0.99,
      );
    const ofEach = (some: readonly Taken[]): number[] =>
      Array.from({ length: Math.floor(MINUTES) }, (_, minute) => Math.round(p99(some, minute)));
    const [writes, reads] = [true, false].map((isWriter) =>
      taken.filter(({ client }) => client < WRITERS === isWriter),
    );
    console.log(
      `${taken.length} requests: ${JSON.stringify(statuses(taken))}; p99 of each minute ${ofEach(writes ?? []).join(' ')} ms writing, ${ofEach(reads ?? []).join(' ')} ms reading; MB in the second third ${early?.toFixed(0)}, in the last ${late?.toFixed(0)}`,
    );
    const failed = taken.filter(({ status }) => status !== 200);
    if (failed.length > 0) {
      console.log(
        failed
          .map(({ at, ms, status, fault }) => `${status} at ${Math.round(at)} after ${Math.round(ms)}: ${fault}`)
          .join('\n'),
      );
    }
    expect(statuses(taken)).toEqual({ 200: taken.length });
    expect(service().faults).toEqual([]);
    expect(late).toBeLessThanOrEqual((early ?? 0) * 1.1);
    const each = ofEach(taken);
    const [start, end] = [each[Math.min(2, each.length - 1)], each.at(-1)];
    expect(end).toBeLessThanOrEqual(1.5 * (start ?? 0));
  },
);
