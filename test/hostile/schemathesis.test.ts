import { expect, it } from 'vitest';
import { attacked, RICH } from './attacked.ts';
import { send } from './client.ts';
import { LONG, minutes, replay, SEED } from './lengths.ts';
import { runTool, schemathesis } from './schemathesis.ts';
import { EDITOR } from './service.ts';

const MINUTES = minutes(5);

const program = LONG ? schemathesis() : undefined;
const service = attacked({ env: RICH, when: program !== undefined });

/** How many requests of /graphql got each status. */
async function answered(): Promise<Record<string, number>> {
  const { text } = await send(`${service().url}/metrics`, { method: 'GET', headers: {} });
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
        ...['run', `${service().url}/graphql`, '--checks', 'not_a_server_error', '--continue-on-failure', '--no-color'],
        ...['--max-time', String(Math.max(1, Math.round(MINUTES * 60))), '--seed', String(SEED)],
        ...['--header', `Authorization: Bearer ${EDITOR}`],
      ],
      service().home,
    );
    const statuses = await answered();
    console.log(`${told.slice(-1_500)}\n${JSON.stringify(statuses)}\n${replay('schemathesis')}`);
    const asked = Object.values(statuses).reduce((sum, count) => sum + count, 0);
    expect(asked).toBeGreaterThan(100);
    expect(Object.keys(statuses).filter((status) => status >= '500' && status !== '503' && status !== '504')).toEqual(
      [],
    );
    expect(service().faults).toEqual([]);
    expect([0, 1]).toContain(code);
  },
);
