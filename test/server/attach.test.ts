import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { neo4jOfWorker } from '../support/worker.ts';
import { temporaryHome } from './support.ts';

const TEXT = '会议由甲主办，𠮷校承办。\n';
const sha256 = createHash('sha256').update(TEXT).digest('hex');
const KEY = 'source:测试-2025-01-01';

let graph: TestGraph;
let home: string;

beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    { type: 'source', key: KEY, title: '测试', publisher: '测试', publishedOn: '2025-01-01', sha256 },
    { type: 'source', key: 'source:无校验-2025', title: '无校验', publisher: '测试' },
  ]);
  home = await temporaryHome(afterAll);
  const { uri, username, password } = neo4jOfWorker();
  for (const [name, value] of Object.entries({
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    SILIAN_HOME: home,
  })) {
    vi.stubEnv(name, value);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await graph.close();
});

/** `silian source attach` with a file of this content. */
async function attach(key: string, content: string | Uint8Array): Promise<{ code: number; told: string }> {
  const file = join(home, 'text.txt');
  await writeFile(file, content);
  let told = '';
  const keep = (text: unknown) => {
    told += String(text);
    return true;
  };
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  for (const spy of spies) spy.mockImplementation(keep);
  try {
    return { code: await run(['source', 'attach', key, file]), told };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const held = () =>
  graph.database.read(
    'MATCH (s:Source) OPTIONAL MATCH (s)-[:HAS_TEXT]->(t) RETURN s.key AS key, s.holdsText AS holds, collect(t.text) AS texts ORDER BY key',
  );

const NOTHING_HELD = [
  { key: 'source:无校验-2025', texts: [] },
  { key: KEY, texts: [] },
];

it.each([
  ['a wrong text', KEY, `${TEXT} `, `recorded is ${sha256}`],
  ['an unknown key', 'source:none', TEXT, "No source has the key 'source:none'"],
  ['a source without a checksum', 'source:无校验-2025', TEXT, 'No SHA-256 is recorded'],
  ['bytes that are no text', KEY, Uint8Array.of(0xff, 0xfe), 'not UTF-8'],
])('refuses %s and stores nothing', async (_what, key, content, message) => {
  const { code, told } = await attach(key, content);
  expect(code).toBe(1);
  expect(told).toContain(message);
  const rows = await held();
  expect(rows.map(({ key: of, texts }) => ({ key: of, texts }))).toEqual(expect.arrayContaining(NOTHING_HELD));
});

it('stores the text whose SHA-256 is recorded, once', async () => {
  expect(await attach(KEY, TEXT)).toMatchObject({ code: 0, told: expect.stringContaining('Attached') });
  const stored = await held();
  expect(stored).toContainEqual({ key: KEY, holds: true, texts: [TEXT] });
  expect(await attach(KEY, TEXT)).toMatchObject({ code: 0, told: expect.stringContaining('already') });
  expect(await held()).toEqual(stored);
});
