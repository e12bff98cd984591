import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { ask } from './client.ts';
import { type Consumption, consumedBy } from './consumption.ts';
import { LONG } from './lengths.ts';
import { DOCUMENTS } from './requests/documents.ts';
import type { Hostile } from './requests/hostile.ts';
import { RECORDS } from './requests/records.ts';
import { VALUES } from './requests/values.ts';
import { WIRE } from './requests/wire.ts';
import { dataFolder, type Served, serve } from './service.ts';

/** No request may take more. Source: promise 9. */
const MOST: Consumption = { cpu: 1_000, memory: 64 };
/** The short round sends one of so many. */
const PART = LONG ? 1 : 5;
/** One caller sends them all; what a caller may spend has a test of its own. */
const RICH = { SILIAN_LIMITS: 'bucket=1000000000,refill=1000000000' };

let cli: Compiled;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let served: Served;
const dearest: { name: string; took: Consumption; status: number | undefined }[] = [];
beforeAll(async () => {
  cli = await compiledCli();
  folder = await dataFolder();
  served = await serve(cli.script, folder.home, RICH);
  // what is loaded with the first requests is no request's own
  for (const { send } of [
    ...DOCUMENTS.slice(0, 12),
    ...WIRE.slice(0, 30),
    ...RECORDS.slice(10, 13),
    ...RECORDS.slice(-8),
  ])
    await send(served.url);
});
afterEach(() => {
  expect(served.faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  const [cpu, memory] = (['cpu', 'memory'] as const).map((what) =>
    dearest
      .toSorted((a, b) => b.took[what] - a.took[what])
      .slice(0, 12)
      .map(({ name, took, status }) => `${name} (${status}): ${Math.round(took[what])}`),
  );
  console.log(`Most CPU, ms: ${cpu?.join('; ')}\nMost memory, MB: ${memory?.join('; ')}`);
  await served.stop();
  await folder.remove();
  await cli.remove();
});

/** Of these the documents are sound: what is odd is to reach the service's own code. */
const SOUND: readonly string[] = ['values', 'records'];

describe.each([
  ['documents', DOCUMENTS],
  ['values', VALUES],
  ['records', RECORDS],
  ['bytes', WIRE],
] as const)('of hostile %s', (kind, requests: readonly Hostile[]) => {
  it.each(requests.filter((_, at) => at % PART === 0).map((request) => [request.name, request] as const))(
    '%s: little is taken, nothing breaks',
    async (name, request) => {
      const { result, took } = await consumedBy(served.pid, () => request.send(served.url));
      dearest.push({ name, took, status: result?.status });
      if (result) {
        expect([503, 504, ...Array.from({ length: 300 }, (_, at) => 200 + at)]).toContain(result.status);
        expect(result.text).not.toContain('INTERNAL_SERVER_ERROR');
        if (SOUND.includes(kind)) expect(result.text).not.toContain('GRAPHQL_VALIDATION_FAILED');
      }
      expect(took.cpu).toBeLessThanOrEqual(MOST.cpu);
      expect(took.memory).toBeLessThanOrEqual(MOST.memory);
      expect((await ask(served.url, { query: '{ __typename }' })).status).toBe(200);
    },
  );
});
