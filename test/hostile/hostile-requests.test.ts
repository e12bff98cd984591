import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attacked, RICH } from './attacked.ts';
import { ask } from './client.ts';
import { type Consumption, consumedBy, MOST } from './consumption.ts';
import { LONG } from './lengths.ts';
import { DOCUMENTS } from './requests/documents.ts';
import type { Hostile } from './requests/hostile.ts';
import { RECORDS } from './requests/records.ts';
import { VALUES } from './requests/values.ts';
import { WIRE } from './requests/wire.ts';

/** The short round sends one of so many. */
const PART = LONG ? 1 : 5;

const service = attacked({ env: RICH });
const dearest: { name: string; took: Consumption; status: number | undefined }[] = [];
beforeAll(async () => {
  // what is loaded with the first requests is no request's own
  for (const { send } of [
    ...DOCUMENTS.slice(0, 12),
    ...WIRE.slice(0, 30),
    ...RECORDS.slice(10, 13),
    ...RECORDS.slice(-8),
  ])
    await send(service().url);
});
afterEach(() => {
  expect(service().faults.splice(0)).toEqual([]);
});
afterAll(() => {
  const [cpu, memory] = (['cpu', 'memory'] as const).map((what) =>
    dearest
      .toSorted((a, b) => b.took[what] - a.took[what])
      .slice(0, 12)
      .map(({ name, took, status }) => `${name} (${status}): ${Math.round(took[what])}`),
  );
  console.log(`Most CPU, ms: ${cpu?.join('; ')}\nMost memory, MB: ${memory?.join('; ')}`);
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
      const { result, took } = await consumedBy(service().pid, () => request.send(service().url));
      dearest.push({ name, took, status: result?.status });
      if (result) {
        expect([503, 504, ...Array.from({ length: 300 }, (_, at) => 200 + at)]).toContain(result.status);
        expect(result.text).not.toContain('INTERNAL_SERVER_ERROR');
        if (SOUND.includes(kind)) expect(result.text).not.toContain('GRAPHQL_VALIDATION_FAILED');
      }
      expect(took.cpu).toBeLessThanOrEqual(MOST.cpu);
      expect(took.memory).toBeLessThanOrEqual(MOST.memory);
      expect((await ask(service().url, { query: '{ __typename }' })).status).toBe(200);
    },
  );
});
