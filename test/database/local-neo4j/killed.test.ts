import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileService, processesOf, survivors, temporaryFolder } from './support.ts';

let services: Awaited<ReturnType<typeof compileService>>;

beforeAll(async () => {
  services = await compileService();
});

afterAll(() => services.remove());

it('lets the next service own the data at once after kill -9, and leaves neither Neo4j nor guard after the last', async () => {
  const home = await temporaryFolder();
  const [first, second] = await Promise.all([services.start(home), services.start(home)]);
  expect([first.owned, second.owned].sort()).toEqual([false, true]);

  const owner = first.owned ? first : second;
  owner.process.kill('SIGKILL');
  const next = await services.start(home);
  expect(next).toMatchObject({ owned: true });

  const { java, guard } = await processesOf(home);
  next.process.kill('SIGKILL');
  expect(await survivors([java, guard], 2000)).toEqual([]);
});
