import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/server/exchange.ts';
import { compiledCli } from '../support/compiled.ts';
import { serve } from './process.ts';
import { get, post, serveWith, slowPost } from './support.ts';

const QUERY = '{"query":"{ entity(by: { key: \\"school:4114012888\\" }) { name } }"}';

describe('a stop', () => {
  it('lets the request under way end, and takes no other', async () => {
    const { url, http } = await serveWith((database) => ({
      ...database,
      read: async (cypher, parameters) => {
        await wait(600);
        return database.read(cypher, parameters);
      },
    }));
    const answer = post(url, QUERY);
    await wait(200);
    const stopped = http.stop();
    await expect(get(url, { query: '{ __typename }' })).rejects.toThrow();
    expect((await answer).status).toBe(200);
    await stopped;
  });

  it('goes on answering for its delay while it is not ready, and each answer closes its connection', async () => {
    const { url, http, health } = await serveWith((database) => ({
      ...database,
      read: async (cypher, parameters) => {
        await wait(300);
        return database.read(cypher, parameters);
      },
    }));
    const before = post(url, QUERY);
    await wait(100);
    health.stop();
    const stopped = http.stop(1_500);
    const ready = await get(`${http.url}/health/ready`);
    expect([ready.status, ready.body.reason, ready.headers.get('connection')]).toEqual([503, 'stopping', 'close']);
    for (const answer of [await before, await post(url, QUERY)])
      expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await stopped;
    await expect(get(url, { query: '{ __typename }' })).rejects.toThrow();
  });

  it('does not wait for a connection that only stays open', async () => {
    const { url, http } = await serveWith((database) => database);
    await post(url, QUERY);
    const began = performance.now();
    await http.stop();
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('the process', () => {
  let script: string;

  beforeAll(async () => {
    const compiled = await compiledCli();
    afterAll(compiled.remove);
    script = compiled.script;
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('answers what it was asked before %s, and ends with 0', async (signal) => {
    const { service, url, exited } = await serve(script);
    const slow = slowPost(`${url}/graphql`);
    slow.send(QUERY.slice(0, 10));
    await wait(300);
    service.kill(signal);
    // the terminal and npm both send it
    service.kill(signal);
    await wait(300);
    expect((await slow.end(QUERY.slice(10))).status).toBe(200);
    expect(await exited).toEqual([0, null]);
  });

  it('ends at once on a second signal', async () => {
    const { service, url, exited } = await serve(script);
    slowPost(`${url}/graphql`).send(QUERY.slice(0, 10));
    await wait(300);
    service.kill('SIGTERM');
    await wait(1500);
    service.kill('SIGTERM');
    expect(await exited).toEqual([143, null]);
  });
});

describe('a caller who goes away', () => {
  it('is told to whoever works for it', async () => {
    const { url, http } = await serveWith((database) => database);
    const left = new Promise<unknown>((resolve) => {
      const work = async ({ signal }: Exchange): Promise<void> => {
        signal.addEventListener('abort', () => resolve(signal.reason));
      };
      http.answerWith(work, work);
    });
    const leaving = new AbortController();
    const asked = fetch(url, { method: 'POST', body: QUERY, signal: leaving.signal });
    setTimeout(() => leaving.abort(), 200);
    await expect(asked).rejects.toThrow();
    expect(await left).toMatchObject({ code: 'CANCELLED' });
  });
});
