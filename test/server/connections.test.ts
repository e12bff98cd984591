import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Health } from '../../src/server/health.ts';
import { type Http, listen } from '../../src/server/http.ts';
import { DEFAULT_LIMITS } from '../../src/server/limits.ts';
import { openLog } from '../../src/server/log.ts';

const IDLE_MS = 1_000;
const limits = { ...DEFAULT_LIMITS, idleTime: IDLE_MS };

let http: Http;
beforeAll(async () => {
  http = await listen({ host: '127.0.0.1', port: 0, health: new Health(), log: openLog('silent'), limits });
});
afterAll(() => http.stop());

it('are told for how long they may be idle, and are there a little longer', async () => {
  const { hostname, port } = new URL(http.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const ask = async (): Promise<string> => {
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer);
  };
  expect(await ask()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\nkeep-alive: timeout=1\r\n/i);
  // whoever asks again at the last moment is not let down
  await wait(IDLE_MS + 300);
  expect(await ask()).toMatch(/^HTTP\/1\.1 200 /);
  await once(socket, 'close');
});
