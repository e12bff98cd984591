import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entityId } from '../../src/database/ids.ts';
import { check } from '../../src/features/check/check.ts';
import { forget, lift } from '../../src/features/ingestion/forgetting/forget.ts';
import { factId } from '../../src/features/ingestion/identity.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { given } from '../../src/features/ingestion/lines.ts';
import { merge } from '../../src/features/ingestion/merging/merge.ts';
import { unmerge } from '../../src/features/ingestion/merging/unmerge.ts';
import { linesOf } from '../../src/features/ingestion/parse.ts';
import { keepApart, openQuestions } from '../../src/features/ingestion/resolution/questions.ts';
import { scanForQuestions } from '../../src/features/ingestion/resolution/scan.ts';
import { retract } from '../../src/features/ingestion/retract.ts';
import { latestRuns } from '../../src/features/ingestion/run/ledger.ts';
import { attachText } from '../../src/features/provenance/attach.ts';
import { projectRoot } from '../../src/project-root.ts';
import { createKey, keptKeys, revokeKey } from '../../src/server/callers/kept-keys.ts';
import { dialect } from '../support/dialect.ts';
import { exported } from '../support/exported.ts';
import { EDITOR, NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

const read = vi.hoisted(() => {
  // what the set-up loaded reads past the mock
  vi.resetModules();
  return new Set<string>();
});
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readFileSync: typeof fs.readFileSync = (...args: Parameters<typeof fs.readFileSync>) => {
    read.add(String(args[0]));
    return fs.readFileSync(...args) as never;
  };
  return { ...fs, readFileSync };
});

/** What the linter reads is not used by anybody. */
const { readFileSync } = await vi.importActual<typeof import('node:fs')>('node:fs');

const { questions, statementsOf } = await import('../support/composed.ts');

const CYPHER = join(projectRoot, 'cypher');
const FILES = readdirSync(CYPHER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cypher') && !file.startsWith('migrations'))
  .map((file) => file.replace('.cypher', ''))
  .sort();

/** All of our source, to look for names in. */
const SOURCES = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(projectRoot, 'src', file), 'utf8'))
  .join('\n');

let graph: TestGraph;
let propertyKeys: string[];
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
  await graph.ingest(CHANGES, LATER);
  await ingest(graph.database, LINE, LATER, { once: { caller: 'desk', idempotencyKey: 'one' } });
  await ingestAll(graph.database, given(LIST), { now: LATER });
  await graph.ingest(MET, LATER);
  const [question] = await openQuestions(graph.database, 20);
  await keepApart(graph.database, question?.id ?? '', '管理员', LATER);
  const wrong = [
    ...LIST,
    ...linesOf('{"type":"source","key":"source:nobody","title":"无人","contributor":"school:none"}', 'x'),
  ];
  await expect(ingestAll(graph.database, given(wrong), { now: LATER })).rejects.toThrow('school:none');
  expect(await latestRuns(graph.database)).toHaveLength(2);
  await retract(graph.database, { id: 'theme:供需匹配', reason: '误记', withFacts: true }, LATER);
  const id = factId('SUPERSEDES', 'standard:掘进机', 'standard:旧', {});
  await graph.execute(
    `mutation { retract(input: { id: "${id}", reason: "误记" }) { claim { id } } }`,
    {},
    LATER,
    EDITOR,
  );
  await scanForQuestions(graph.database, LATER);
  const pair = { keep: 'theme:a', duplicates: ['theme:b'], reason: '同一' };
  await graph.ingest(
    ['a', 'b'].map((name) => entity('THEME', `theme:${name}`, name)),
    LATER,
  );
  const { mergers } = await merge(graph.database, pair, LATER);
  await unmerge(graph.database, { merger: mergers[0] ?? '', reason: '误判', by: '管理员' }, LATER);
  await attachText(graph.database, SOURCE, TEXT, NOW);
  await createKey(graph.database, { name: 'desk', role: 'editor', scopes: [] }, 'pepper', LATER);
  const [key] = await keptKeys(graph.database);
  await revokeKey(graph.database, key?.id ?? '', LATER);
  expect((await check(graph.database)).faults).toEqual([]);
  await graph.ingest([entity('PERSON', 'person:无名@school:s1', '无名')]);
  await forget(graph.database, { person: 'person:无名@school:s1', reason: '本人要求' }, LATER);
  await lift(graph.database, 'person:无名@school:s1', LATER);
  const rows = await graph.database.read('CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey AS name');
  propertyKeys = rows.map(({ name }) => String(name));
});
afterAll(() => graph.close());

const LATER = new Date('2026-01-15T05:00:00Z');

/** One that is known under another key, and two that may be one. */
const MET = [
  entity('SCHOOL', 'org:太行职业技术大学', '太行职业技术大学'),
  ...['140000', 'cn'].map((place) => entity('ALLIANCE', `alliance:同名共同体@${place}`, '同名共同体')),
];

/** What is written under an idempotency key, and what is too much for one transaction. */
const lineOf = (record: object) => linesOf(JSON.stringify(record), 'list');
const LINE = lineOf(entity('WORK', 'work:once', '一次'));
const LIST = Array.from({ length: 2_001 }, (_, at) => lineOf(entity('SKILL', `skill:${at}`, `能力${at}`))).flat();

/** Makes what is written differ: another name, another seat, a source’s text. */
const TEXT = new TextEncoder().encode('太行职业技术大学所言');
const CHANGES = [
  source({
    title: '更正的来源',
    contributor: 'school:s1',
    publishedOn: '2025-09-22',
    sha256: createHash('sha256').update(TEXT).digest('hex'),
  }),
  entity('SCHOOL', 'school:s1', '太行职业技术大学'),
  relation('TRAINS_SKILL', 'school:s1', 'skill:焊接', { weight: 0.6 }, { validity: { to: '2990' } }),
  entity('OFFER', 'offer:supply', '焊接班', { attributes: { side: 'SUPPLY', topics: [{ key: 'skill:焊接' }] } }),
  relation('OFFERS', 'school:s1', 'offer:supply'),
  entity('WORK', 'work:said', '所言', {
    inferred: ['name'],
    validity: { observedOn: ['2025-09-21'] },
    evidence: [
      { source: SOURCE, speaker: 'person:谢刚@school:s1', paragraph: 1, start: 0, end: 1, field: 'name', note: '首字' },
    ],
  }),
];

/** The messages of the linter for a file’s text. */
function faultsOf(text: string): string[] {
  const header = [...text.matchAll(/^\/\/ .*$/gm)].map(([line]) => line);
  const words = (header.find((line) => line.startsWith('// params:')) ?? '').match(/\w+/g) ?? [];
  const body = text.replaceAll(/^\/\/.*$/gm, '').trim();
  // what a file is bound to and does not find itself comes from the row around it
  const bound = /^\/\/ binds: ([\w ]+)$/m.exec(text)?.[1]?.split(' ') ?? [];
  const given = bound.filter((variable) => !new RegExp(`[([]${variable}:`).test(body));
  const statement = given.length > 0 ? `WITH ${given.map((each) => `null AS ${each}`).join(', ')} ${body}` : body;
  const { diagnostics } = lintCypherQuery(statement, dialect([...propertyKeys, ...words], words));
  return diagnostics.map(({ message }) => String(message));
}

describe('the files of cypher/', () => {
  it.each(FILES)('%s lints clean', (name) => {
    expect(faultsOf(readFileSync(join(CYPHER, `${name}.cypher`), 'utf8'))).toEqual([]);
  });

  it('are formatted', async () => {
    const bin = join(projectRoot, 'node_modules', '.bin', 'cypherfmt');
    const { stderr } = await promisify(execFile)(bin, ['--check', CYPHER]);
    expect(stderr).toBe('');
  });

  it('are all used', async () => {
    for (const { source: question } of questions()) await statementsOf(question);
    // under a filter, so that what claims name besides comes along
    for (const kinds of ['WORK', 'SCHOOL']) await exported(graph.database, 'jsonl', { kinds });
    await exported(graph.database, 'jsonl');
    for (const question of ASKED) expect((await graph.execute(question)).errors).toBeUndefined();
    const used = [...read]
      .filter((file) => file.startsWith(CYPHER))
      .map((file) => file.slice(CYPHER.length + 1, -'.cypher'.length));
    const asked = FILES.filter((name) => used.includes(name));
    expect(asked.length).toBeGreaterThan(FILES.length * 0.9);
    // what only rarer cases need is at least named
    const rare = FILES.filter((name) => !used.includes(name));
    expect(rare.filter((name) => !SOURCES.includes(`${name.split('/').at(-1)}'`))).toEqual([]);
  });
});

const id = (key: string): string => `"${entityId(key)}"`;
const ENDS = `from: ${id('region:140000')}, to: ${id('enterprise:e1')}`;
const CHAIN = 'chains { entities { key } relations { key } }';
/** What is answered only once something is found. */
const ASKED = [
  '{ entity(by: { key: "work:said" }) { provenance { evidence { nodes { quote } } } } }',
  `{ chains(${ENDS}, first: 50) { ${CHAIN} } }`,
  `{ chains(${ENDS}, via: [${id('school:s1')}]) { ${CHAIN} } }`,
  `{ chains(${ENDS}, maxHops: 1) { ${CHAIN} } }`,
  `{ neighbourhood(of: [${id('school:s1')}]) { nodes { key } edges { key } omitted { count } } }`,
  '{ network { communities { nodes { label } } } }',
  '{ interlocks { totalCount nodes { people { key } } } }',
  '{ overlaps { totalCount nodes { shared } } }',
  `{ fourChains(of: ${id('alliance:a1')}) { entities } }`,
  '{ compare(from: { knownAt: "2026-01-15T04:00:00Z" }, to: {}) { totalCount } }',
  '{ compare(from: { validAt: "2025-09-20" }, to: {}, filter: { kinds: [SCHOOL] }) { totalCount } }',
  '{ matches(offer: "offer:demand", filter: { regions: ["140000"] }) { nodes { score } } }',
  ...['OUT', 'IN', 'ANY'].map(
    (way) =>
      `{ schools(filter: { relatedTo: [{ predicate: OFFERS_MAJOR, direction: ${way}, key: "major:2021:460103" }] }) { totalCount } }`,
  ),
  '{ gaps(hypothetical: [{ label: "x", side: DEMAND, region: "140000", topics: [{ key: "major:2021:460103" }] }]) { totalCount } }',
];

describe('the linter', () => {
  it.each([
    ['a variable that is not bound', 'MATCH (a:Alliance) RETURN b', 'Variable `b` not defined'],
    ['a label', 'MATCH (a:Aliance) RETURN a', 'Label Aliance'],
    ['a type', 'MATCH (:Actor)-[r:MEMBER]->(:Alliance) RETURN r', 'Relationship type MEMBER'],
    ['a property', 'MATCH (a:Alliance) RETURN a.nmae', 'nmae'],
    ['a parameter that the header does not name', 'MATCH (a:Alliance) WHERE a.key = $key RETURN a', 'Parameter $key'],
    ['a function of ours', 'MATCH (a:Alliance) WHERE silian.stands(a) RETURN a', 'Function silian.stands'],
    ['the wrong way', 'MATCH (a:Alliance)-[r:HOLDS_ROLE]->(p:Person) RETURN r, a, p', 'HOLDS_ROLE'],
    ['no end', 'MATCH (a:Alliance) WHERE a.key IS NOT NULL', 'Query cannot conclude'],
    ['patterns that are not joined', 'MATCH (a:Alliance), (b:School) RETURN a, b', 'cartesian product'],
  ])('reports %s', (_fault, statement, message) => {
    expect(faultsOf(statement).join('\n')).toContain(message);
  });
});
