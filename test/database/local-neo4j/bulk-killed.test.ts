import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type Compiled, compiledCli } from '../../support/compiled.ts';
import { entity, relation, source } from '../../support/records.ts';
import { ask, start, survivors, temporaryFolder } from './support.ts';

/** Loads one after the other, each with several servers. */
const PATIENCE_MS = 400_000;

/** When a load is killed, and how long what it started may take to end: the importer none, a server stops in order. */
const STAGES = [
  ['Neo4j takes them in', 2_000],
  ['Making indexes', 15_000],
] as const;

let cli: Compiled;
beforeAll(async () => {
  cli = await compiledCli();
});
afterAll(() => cli.remove());

it(
  'leaves nothing that is served, that runs on or that keeps the next load from its folder when it is killed',
  async () => {
    const [home, lists] = [await temporaryFolder(), await temporaryFolder()];
    const file = join(lists, 'list.jsonl');
    const records = [
      source({ publishedOn: '2025-09-01' }),
      ...Array.from({ length: 50 }, (_, at) => entity('SCHOOL', `school:${at}`, `第${at}学院`)),
      entity('MAJOR', 'major:2021:1', '专业'),
      ...Array.from({ length: 50 }, (_, at) => relation('OFFERS_MAJOR', `school:${at}`, 'major:2021:1')),
    ];
    await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));

    for (const [stage, graceMs] of STAGES) {
      const load = bulk(file, home);
      await load.reaches(stage);
      let started = await processesIn(home);
      while (started.length === 0) started = await processesIn(home);
      load.child.kill('SIGKILL');
      expect(await load.ended).toEqual([null, 'SIGKILL']);
      expect(await survivors(started, graceMs)).toEqual([]);
      expect(await readdir(home)).not.toContain('neo4j');
    }

    expect(await bulk(file, home).ended).toEqual([0, null]);
    expect(await readdir(home)).toEqual(['neo4j']);
    expect(await ask(await start(home), 'MATCH (:School)-[r:OFFERS_MAJOR]->(:Major) RETURN count(r)')).toEqual([[50]]);
  },
  PATIENCE_MS,
);

function bulk(file: string, home: string) {
  const child = spawn(process.execPath, [cli.script, 'bulk', file, '--home', home], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'exit');
  const told = createInterface(child.stderr);
  const reaches = (stage: string): Promise<void> =>
    new Promise((resolve, reject) => {
      told.on('line', (line) => {
        if (line.startsWith(stage)) resolve();
      });
      told.once('close', () => reject(new Error(`it ended before "${stage}"`)));
    });
  return { child, ended, reaches };
}

/** Processes that work in a folder, besides the load itself. */
async function processesIn(home: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid = '', words = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return words.includes(home) && !words.includes(cli.script) ? [Number(pid)] : [];
  });
}
