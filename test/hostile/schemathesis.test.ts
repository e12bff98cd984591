import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { send } from './client.ts';
import { LONG, minutes, replay, SEED } from './lengths.ts';
import { runTool, schemathesis } from './schemathesis.ts';
import { dataFolder, EDITOR, type Served, serve } from './service.ts';

const MINUTES = minutes(5);
const RICH = { SILIAN_LIMITS: 'bucket=1000000000,refill=1000000000' };

const program = LONG ? schemathesis() : undefined;
let cli: Compiled;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let served: Served;
beforeAll(async () => {
  if (!program) return;
  cli = await compiledCli();
  folder = await dataFolder();
  served = await serve(cli.script, folder.home, RICH);
});
afterAll(async () => {
  if (!program) return;
  await served.stop();
  await folder.remove();
  await cli.remove();
});

/** How many requests of /graphql got each status. */
async function answered(): Promise<Record<string, number>> {
  const { text } = await send(`${served.url}/metrics`, { method: 'GET', headers: {} });
  const counts = [...text.matchAll(/^silian_request_seconds_count\{(.*)\} (\d+)$/gm)]
    .filter(([, labels = '']) => labels.includes('route="graphql"'))
    .map(([, labels = '', count]) => [/status="(\d+)"/.exec(labels)?.[1] ?? labels, Number(count)] as const);
  return Object.fromEntries(counts);
}

it.skipIf(!program)(
  `whatever schemathesis asks for ${MINUTES} min, reading and writing, nothing breaks`,
  { timeout: (MINUTES + 10) * 60_000 },
  async () => {
    const { code, told } = await runTool(
      program ?? '',
      [
        ...['run', `${served.url}/graphql`, '--checks', 'not_a_server_error', '--continue-on-failure', '--no-color'],
        ...['--max-time', String(Math.max(1, Math.round(MINUTES * 60))), '--seed', String(SEED)],
        ...['--header', `Authorization: Bearer ${EDITOR}`],
      ],
      folder.home,
    );
    const statuses = await answered();
    console.log(`${told.slice(-1_500)}\n${JSON.stringify(statuses)}\n${replay('schemathesis')}`);
    const asked = Object.values(statuses).reduce((sum, count) => sum + count, 0);
    expect(asked).toBeGreaterThan(100);
    expect(Object.keys(statuses).filter((status) => status >= '500' && status !== '503' && status !== '504')).toEqual(
      [],
    );
    expect(served.faults).toEqual([]);
    expect([0, 1]).toContain(code);
  },
);
