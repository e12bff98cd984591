import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalNeo4j, startLocalNeo4j } from '../../../src/database/local-neo4j/index.ts';
import { ask, processesOf, survivors } from './support.ts';

// one home through its life, in order: each start costs seconds
let home: string;
let server: LocalNeo4j;
let guest: LocalNeo4j;

const start = () => startLocalNeo4j({ home, purpose: 'test', onProgress: () => {} });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'silian-四链 '));
});

afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

it('makes an owner and a guest of two starts at the same instant', async () => {
  const both = await Promise.all([start(), start()]);
  [guest, server] = both[0].owned ? [both[1], both[0]] : both;
  expect(server).toMatchObject({ owned: true, username: 'neo4j', home: join(home, 'neo4j') });
  expect(guest).toMatchObject({ owned: false, uri: server.uri, password: server.password });
});

it('answers to its password only', async () => {
  expect(await ask(server, 'RETURN 1')).toEqual([[1]]);
  const guessed = ask({ ...server, password: 'guessed' }, 'RETURN 1');
  await expect(guessed).rejects.toMatchObject({ code: 'Neo.ClientError.Security.Unauthorized' });
});

it('keeps password and data from other users', async () => {
  expect((await stat(join(home, 'neo4j'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home, 'neo4j/password'))).mode & 0o777).toBe(0o600);
});

it('limits the time and the memory of transactions', async () => {
  const limits = ['db.memory.transaction.max', 'db.transaction.timeout', 'dbms.memory.transaction.total.max'];
  const names = limits.map((name) => `'${name}'`).join(', ');
  const settings = await ask(server, `SHOW SETTINGS ${names} YIELD name, value RETURN value ORDER BY name`);
  expect(settings).toEqual([['64.00MiB'], ['30s'], ['256.00MiB']]);
});

it('lets a later start be a guest, whose stop leaves the server up', async () => {
  const later = await start();
  expect(later).toMatchObject({ owned: false, uri: server.uri });
  await later.stop();
  expect(await ask(server, 'RETURN 1')).toEqual([[1]]);
});

it('keeps its data and its password from start to start', async () => {
  await ask(server, "CREATE (:Note {text: '四链'})");
  await server.stop();
  expect([await server.exited, await guest.exited]).toEqual([0, null]);
  const { password } = server;
  server = await start();
  expect(server).toMatchObject({ owned: true, password });
  expect(await ask(server, 'MATCH (n:Note) RETURN n.text')).toEqual([['四链']]);
});

it('tells its owner when the server ends by itself', async () => {
  const { java, guard } = await processesOf(home);
  process.kill(java, 'SIGKILL');
  expect(await server.exited).toBeNull();
  expect(await survivors([java, guard], 2000)).toEqual([]);
});

it('starts over the announcement and the lock that a crash left behind', async () => {
  const nobody = 2 ** 22 + 1; // above the highest pid of Linux
  const announcement = { pid: nobody, port: 7687, version: '5.26.19', startedAt: '2026-01-01T00:00:00.000Z' };
  await writeFile(join(home, 'neo4j/server.json'), JSON.stringify(announcement));
  await writeFile(join(home, 'neo4j/start.lock'), `${nobody} ${hostname()} crashed`);
  server = await start();
  expect(server).toMatchObject({ owned: true });
});
