import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Health } from '../../src/server/health.ts';
import { listen } from '../../src/server/http.ts';
import { DEFAULT_LIMITS } from '../../src/server/limits.ts';
import { openLog } from '../../src/server/log.ts';
import { send } from './client.ts';

const LIMITS = { ...DEFAULT_LIMITS, headersTime: 1_000, requestTime: 2_000, idleTime: 1_000 };
const CONNECTIONS = 300;

/** Sends a byte now and then, for ever; resolves with the milliseconds until it was shown the door. */
async function trickle(url: string, start: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  const began = performance.now();
  socket.write(start);
  const more = setInterval(() => socket.write('a'), 200);
  await once(socket, 'close');
  clearInterval(more);
  return performance.now() - began;
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
    expect(Math.max(...(await slow))).toBeLessThan(6_000);
    await http.stop();
  },
);
