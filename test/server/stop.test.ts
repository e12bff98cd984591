import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Exchange } from '../../src/server/exchange.ts';
import { compiledCli } from '../support/compiled.ts';
import { neo4jOfWorker } from '../support/worker.ts';
import { get, post, serveWith, slowPost, temporaryHome } from './support.ts';

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

  /** Starts `silian serve` and waits until it is ready. */
  async function serve() {
    const { uri, username, password } = neo4jOfWorker();
    const settings = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NODE_ENV: 'production' };
    const env = { ...process.env, ...settings, SILIAN_HOME: await temporaryHome() };
    const service = spawn(process.execPath, [script, 'serve', '--port', '0'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(async () => {
      service.kill('SIGKILL');
    });
    const exited = once(service, 'exit');
    for await (const line of createInterface(service.stdout)) {
      const { msg, url } = JSON.parse(line);
      if (msg === 'ready') return { service, url: String(url), exited };
    }
    throw new Error('the service ended before it was ready');
  }

  it.each(['SIGTERM', 'SIGINT'] as const)('answers what it was asked before %s, and ends with 0', async (signal) => {
    const { service, url, exited } = await serve();
    const slow = slowPost(url);
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
    const { service, url, exited } = await serve();
    slowPost(url).send(QUERY.slice(0, 10));
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
