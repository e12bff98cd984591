import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../src/main.ts';
import { openGraph } from '../support/graph.ts';
import { configOn, post, startTestService, temporaryHome } from './support.ts';

const KEY = 'a-reader-with-a-long-secret';

let service: Service;
beforeAll(async () => {
  const graph = await openGraph();
  await graph.close();
  const env = { SILIAN_ANONYMOUS: 'none', SILIAN_API_KEYS: `watcher:reader:${KEY}` };
  service = await startTestService(configOn(await temporaryHome(afterAll), env));
});
afterAll(() => service.stop());

const headers = { authorization: `Bearer ${KEY}` };
const metrics = async (): Promise<string> => (await fetch(`${service.url}/metrics`, { headers })).text();

describe('figures for Prometheus', () => {
  it('count requests, operations, errors, and what they cost', async () => {
    const ask = (query: string) => post(`${service.url}/graphql`, { query }, headers);
    await ask('query Schools { schools(first: 50) { nodes { key } } }');
    await ask('{ node(id: "nothing") { id } }');
    await ask(`{ ${'a '.repeat(3_000)} }`);
    const text = await metrics();
    expect(text).toMatch(/silian_operation_seconds_count\{operation="Schools"\} 1\n/);
    expect(text).toMatch(/silian_request_seconds_count\{route="graphql",status="400"\} 1\n/);
    expect(text).toMatch(/silian_errors_total\{code="BAD_ID"\} 1\n/);
    expect(text).toMatch(/silian_errors_total\{code="LIMIT_EXCEEDED"\} 1\n/);
    expect(text).toMatch(/silian_cost_total\{part="requested"\} 52\n/);
    for (const name of [
      'silian_running 0',
      'silian_waiting 0',
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(name);
  });

  it('tell a hundred operations apart, however many names callers think of', async () => {
    for (let at = 0; at < 105; at++)
      await post(`${service.url}/graphql`, { query: `query N${at} { __typename }` }, headers);
    const text = await metrics();
    expect(text.match(/silian_operation_seconds_count\{/g)?.length).toBeLessThanOrEqual(101);
    expect(text).toContain('operation="other"');
  });

  it('hold nothing of what was asked', async () => {
    const canary = 'canary-5f2e';
    await post(
      `${service.url}/graphql`,
      { query: `query ($n: String) { search(query: $n) { totalCount } }`, variables: { n: canary } },
      headers,
    );
    const text = await metrics();
    expect(text).not.toContain(canary);
    expect(text).not.toContain(KEY);
  });

  it('are for those who may read', async () => {
    expect((await fetch(`${service.url}/metrics`)).status).toBe(401);
    expect((await fetch(`${service.url}/export/jsonl`)).status).toBe(401);
    expect((await post(`${service.url}/graphql`, { query: '{ __typename }' })).status).toBe(401);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
  });
});
