import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { recordsIn } from '../support/exported.ts';
import { openGraph } from '../support/graph.ts';
import { neo4jOfWorker } from '../support/worker.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silian-export-verb-'));
  const graph = await openGraph();
  await graph.loadSeed();
  await graph.close();
  const { uri, username, password } = neo4jOfWorker();
  vi.stubEnv('NEO4J_URI', uri);
  vi.stubEnv('NEO4J_USERNAME', username);
  vi.stubEnv('NEO4J_PASSWORD', password);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs `silian export` and keeps what it tells people. */
async function told(...words: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  return { code: await run(['export', ...words]), err };
}

describe('silian export', () => {
  it('writes a file and its manifest, and says nothing where nobody watches', async () => {
    const [out, manifest] = [join(folder, 'schools.jsonl'), join(folder, 'manifest.json')];
    expect(await told('--kinds', 'SCHOOL', '--out', out, '--manifest', manifest, '--licence', 'CC0-1.0')).toEqual({
      code: 0,
      err: '',
    });
    const records = recordsIn(await readFile(out, 'utf8'));
    expect(records[0]).toMatchObject({ kind: 'SCHOOL', key: 'school:4114012888' });
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      format: 'jsonl',
      filter: { kinds: ['SCHOOL'] },
      licence: 'CC0-1.0',
      counts: { entities: records.filter(({ type }) => type === 'entity').length },
    });
  });

  it('names entities below an address where that is asked for', async () => {
    const out = join(folder, 'schools.nq');
    const { code } = await told('--format', 'nquads', '--base', 'https://graph.example/id/', '--out', out);
    expect(code).toBe(0);
    expect(await readFile(out, 'utf8')).toContain('<https://graph.example/id/school:4114012888> ');
  });

  it.each([
    ['an unknown kind', ['--kinds', 'HOUSE'], "kinds: 'HOUSE' is none."],
    ['no day', ['--valid-at', '2025-02-30'], "'2025-02-30' is no calendar day"],
    ['no beginning of IRIs', ['--base', 'graph.example'], "--base 'graph.example' is no beginning of IRIs"],
    ['a folder that is not there', ['--out', '/nowhere/silian.jsonl'], '/nowhere/silian.jsonl cannot be written'],
  ])('refuses %s, with what to do instead, and leaves no half file', async (_what, words, message) => {
    const { code, err } = await told('--out', join(folder, 'refused'), ...words);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).toMatch(/\p{Script=Han}/u);
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('refused'));
  });

  it('refuses an unknown format as wrong usage', async () => {
    expect((await told('--format', 'xlsx')).code).toBe(2);
  });
});
