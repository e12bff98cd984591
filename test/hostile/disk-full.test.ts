import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from '../../src/features/check/check.ts';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { type Batch, batchOf } from './batches.ts';
import { type Answer, ask, send } from './client.ts';
import { holdingsOf, stateOf } from './holdings.ts';
import { LONG } from './lengths.ts';
import { EDITOR, serve } from './service.ts';

/** A disk of its own, in memory; only root may make one. */
const SIZE_MIB = 192;
const disk = LONG ? diskMade() : undefined;
if (LONG && !disk) console.warn('Skipped the full disk: this user may not mount one.');

let cli: Compiled;
beforeAll(async () => {
  cli = await compiledCli();
});
afterAll(async () => {
  await cli.remove();
  disk?.remove();
});

it.skipIf(!disk)(
  'a full disk is told of, nothing that was acknowledged is lost, and it serves again with room',
  { timeout: 300_000 },
  async () => {
    if (!disk) return;
    let served = await serve(cli.script, disk.folder);
    const acknowledged: Batch[] = [];
    const write = async (number: number): Promise<Answer> => {
      const batch = batchOf(8, 1, number);
      const query = 'mutation ($input: IngestInput!) { ingest(input: $input) { created rejected } }';
      const { idempotencyKey, records } = batch;
      const headers = { authorization: `Bearer ${EDITOR}` };
      const answer = await ask(served.url, { query, variables: { input: { idempotencyKey, records } } }, { headers });
      if (answer.status === 200 && !('errors' in JSON.parse(answer.text))) acknowledged.push(batch);
      return answer;
    };
    for (let number = 0; number < 20; number++) await write(number);
    expect(acknowledged).toHaveLength(20);

    const filler = join(disk.folder, 'filler');
    await filled(filler);
    const refused: Answer[] = [];
    for (let number = 20; number < 4_000 && refused.length < 5; number++) {
      const before = acknowledged.length;
      const answer = await write(number);
      if (acknowledged.length === before) refused.push(answer);
      await filled(filler);
    }
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    expect(refused.length).toBe(5);
    const ready = await send(`${served.url}/health/ready`, { method: 'GET' });
    expect([ready.status, JSON.parse(ready.text).reason]).toEqual([
      503,
      expect.stringContaining('its disk may be full'),
    ]);
    expect((await send(`${served.url}/health/live`, { method: 'GET' })).status).toBe(200);

    served.kill();
    await served.exited;
    rmSync(filler);
    served = await serve(cli.script, disk.folder);
    const database = await served.graph();
    const holdings = await holdingsOf(database);
    expect(acknowledged.filter((batch) => stateOf(batch, holdings) !== 'whole')).toEqual([]);
    expect((await check(database)).faults).toEqual([]);
    expect((await write(9_999)).status).toBe(200);
    console.log(`${acknowledged.length} writes were acknowledged, ${refused.length} refused with 503; none is lost`);
    await database.close();
    await served.stop();
  },
);

/** Writes until there is no room, not even for a byte. */
async function filled(file: string): Promise<void> {
  const to = await open(file, 'a');
  try {
    for (let size = 1_048_576; size >= 1; size = Math.floor(size / 4)) {
      try {
        for (;;) await to.write(Buffer.alloc(size));
      } catch {
        // the next is smaller
      }
    }
  } finally {
    await to.close();
  }
}

function diskMade(): { folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'silian-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
