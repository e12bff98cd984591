import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { get, post, startTestService, temporaryHome } from './support.ts';

it('runs a Neo4j of its own, keeps its data, and gives up when that ends by itself', { timeout: 120_000 }, async () => {
  const home = await temporaryHome();
  const config = readConfig({ SILIAN_HOME: home, PORT: '0' });
  const query = { query: '{ entities { totalCount } }' };

  const first = await startTestService(config);
  const { body } = await post(`${first.url}/graphql`, query);
  expect(body.data.entities.totalCount).toBeGreaterThan(80);
  await first.stop();

  const second = await startTestService(config);
  expect((await post(`${second.url}/graphql`, query)).body).toEqual(body);
  expect(second.progress.join()).not.toMatch(/Migration|Seed/);
  const { pid } = JSON.parse(await readFile(join(home, 'neo4j/server.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  const why = await second.failed;
  expect(why.message).toContain('The managed Neo4j ended by itself (killed by a signal)');
  expect(await get(`${second.url}/health/ready`)).toMatchObject({
    status: 503,
    body: { reason: 'the database has ended' },
  });
  await second.stop();
});
