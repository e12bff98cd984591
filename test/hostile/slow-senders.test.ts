import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Health } from '../../src/server/health.ts';
import { listen } from '../../src/server/http.ts';
import { DEFAULT_LIMITS } from '../../src/server/limits.ts';
import { openLog } from '../../src/server/log.ts';
import { parametersOf } from '../../src/server/parameters.ts';
import { send } from './client.ts';

const LIMITS = { ...DEFAULT_LIMITS, headersTime: 1_000, requestTime: 2_000, idleTime: 1_000 };
const CONNECTIONS = 300;

/** Sends a byte now and then, for ever; resolves with what it was told, and after how many milliseconds. */
async function trickle(url: string, start: string): Promise<{ ms: number; told: string }> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  let told = '';
  socket.on('data', (some) => (told += String(some)));
  await once(socket, 'connect');
  const began = performance.now();
  socket.write(start);
  const more = setInterval(() => socket.write('a'), 200);
  await once(socket, 'close');
  clearInterval(more);
  return { ms: performance.now() - began, told };
}

it.each([
  ['headers', 'POST /graphql HTTP/1.1\r\nHost: x\r\nx-a: '],
  [
    'a body',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"query":"',
  ],
])(
  'of %s, a byte now and then, are shown the door in time, and others are answered meanwhile',
  { timeout: 60_000 },
  async (_what, start) => {
    const http = await listen({
      host: '127.0.0.1',
      port: 0,
      health: new Health(),
      log: openLog('silent'),
      limits: LIMITS,
    });
    http.answerWith(
      async ({ request, response }) => {
        for await (const _part of request);
        response.end();
      },
      async () => {},
    );
    const slow = Promise.all(Array.from({ length: CONNECTIONS }, () => trickle(http.url, start)));
    await wait(500);
    const others = await send(`${http.url}/health/live`, { method: 'GET' });
    expect(others.status).toBe(200);
    expect(others.ms).toBeLessThan(1_000);
    expect(Math.max(...(await slow).map(({ ms }) => ms))).toBeLessThan(6_000);
    await http.stop();
  },
);

it('of large bodies, very many, do not fill the memory, and the next are answered again', {
  timeout: 60_000,
}, async () => {
  const http = await listen({
    ...{ host: '127.0.0.1', port: 0, health: new Health(), log: openLog('silent') },
    limits: { ...LIMITS, requestTime: 6_000 },
  });
  http.answerWith(
    async ({ request, response }) => {
      await parametersOf(request, 1_000_000);
      response.end();
    },
    async () => {},
  );
  const start = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 990000\r\n\r\n${' '.repeat(900_000)}`;
  const slow = Promise.all(Array.from({ length: 120 }, () => trickle(http.url, start)));
  const ask = () =>
    send(`${http.url}/graphql`, { body: '{"query":"{ a }"}', headers: { 'content-type': 'application/json' } });
  await wait(2_000);
  // who asks for little is answered meanwhile
  expect((await ask()).status).toBe(200);
  const told = (await slow).map((each) => /^HTTP\/1\.1 (\d+)/.exec(each.told)?.[1]);
  expect(told.filter((status) => status === '503').length).toBeGreaterThan(120 - 75);
  expect((await ask()).status).toBe(200);
  await http.stop();
});
