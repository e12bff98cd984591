import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { Health } from '../../src/server/health.ts';
import { neo4jOfWorker } from '../support/worker.ts';
import { configOn, get, post, startTestService, temporaryHome } from './support.ts';

const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

describe('health', () => {
  it('is ready when the database answers', async () => {
    const service = await startTestService(configOn(await temporaryHome()));
    try {
      expect(await get(`${service.url}/health/live`)).toMatchObject({ status: 200, body: { status: 'live' } });
      expect(await get(`${service.url}/health/ready`)).toMatchObject({ status: 200, body: { status: 'ready' } });
      expect(service.progress).toContain(`GraphQL   ${service.url}/graphql`);
    } finally {
      await service.stop();
    }
  });

  it('lives but is not ready while the database is down, says why, and can be stopped', async () => {
    const uri = `bolt://127.0.0.1:${await closedPort()}`;
    const service = await startTestService(configOn(await temporaryHome(), { NEO4J_URI: uri }));
    expect(await get(`${service.url}/health/live`)).toMatchObject({ status: 200 });
    const { status, headers, body } = await get(`${service.url}/health/ready`);
    expect([status, body]).toEqual([503, { status: 'unavailable', reason: 'the database does not answer' }]);
    expect(headers.get('retry-after')).toBe('1');
    const { status: refused, body: answer } = await post(`${service.url}/graphql`, { query: '{ __typename }' });
    expect([refused, answer.errors[0].extensions.code]).toEqual([503, 'DB_UNAVAILABLE']);
    expect(service.progress).toEqual([`No answer from ${uri}; trying again until it is there`]);
    await service.stop();
  });

  it('gives up at once where waiting cannot help', async () => {
    const config = configOn(await temporaryHome(), { NEO4J_PASSWORD: 'not the password' });
    await expect(startTestService(config)).rejects.toThrow(/unauthorized/i);
  });

  it('waits one second for a database that hangs, and asks it once', async () => {
    const database = openDatabase(neo4jOfWorker());
    let asked = 0;
    const health = new Health();
    const hanging = () => {
      asked += 1;
      return new Promise<never>(() => {});
    };
    health.serve({ ...database, read: hanging });
    const began = performance.now();
    const reasons = await Promise.all([health.reason(), health.reason()]);
    expect(reasons).toEqual(Array(2).fill('the database did not answer within 1 s'));
    expect(performance.now() - began).toBeLessThan(1500);
    expect(asked).toBe(1);
    await database.close();
  });
});
