import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIRST } from '../../src/database/audit/entry.ts';
import { auditEntries, verifyAudit } from '../../src/database/audit/verify.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { given } from '../../src/features/ingestion/lines.ts';
import { merge } from '../../src/features/ingestion/merging/merge.ts';
import { unmerge } from '../../src/features/ingestion/merging/unmerge.ts';
import { linesOf } from '../../src/features/ingestion/parse.ts';
import { EDITOR, NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const noted = async () => {
  const entries = [];
  for await (const { place, by, act, about } of auditEntries(graph.database)) entries.push([place, by, act, about]);
  return entries;
};
const themes = (...names: readonly string[]) => [
  source(),
  ...names.map((name) => entity('THEME', `theme:${name}`, name)),
];
const [A, B] = ['theme:甲', 'theme:乙'];

describe('the audit chain', () => {
  it('says who did what, in order, once for each write that changed something', async () => {
    await graph.ingest(themes('甲', '乙'));
    await graph.ingest(themes('甲', '乙'));
    const desk = graph.database.onBehalfOf('desk');
    const { mergers } = await merge(desk, { keep: A, duplicates: [B], reason: '同一' }, NOW);
    await unmerge(desk, { merger: mergers[0] ?? '', reason: '误判' }, NOW);
    const answer = await graph.execute(
      'mutation { retract(input: { id: "theme:甲", reason: "误记" }) { errors { message } } }',
      {},
      NOW,
      EDITOR,
    );
    expect(answer.errors).toBeUndefined();
    expect(await noted()).toEqual([
      [1, 'silian', 'INGEST', '3 created, 0 updated, 0 unchanged, 2 evidence'],
      [2, 'desk', 'MERGE', expect.stringMatching(/^e-\S+ into e-\S+, merger \S+$/)],
      [3, 'desk', 'UNMERGE', `merger ${mergers[0]}`],
      [4, 'tester', 'RETRACT', expect.stringMatching(/^e-\S+ withdrawn$/)],
    ]);
    expect(await verifyAudit(graph.database)).toMatchObject({ entries: 4, broken: null });
  });

  it('has an entry for each part of a large ingest, and for its taking back', async () => {
    const lines = linesOf(
      [source(), ...Array.from({ length: 2_001 }, (_, at) => entity('SKILL', `skill:${at}`, `能力${at}`))]
        .map((record) => JSON.stringify(record))
        .join('\n'),
      'list',
    );
    await ingestAll(graph.database, given(lines), { now: NOW });
    const written = (await noted()).map(([, , act]) => act);
    expect(written.join()).toMatch(/^BEGIN_RUN(,WRITE_PART)+,SEAL_RUN$/);
    await ingestAll(graph.database, given(lines.slice(0, 2_001)), { now: NOW, dryRun: true });
    const acts = (await noted()).slice(written.length).map(([, , act]) => act);
    expect(acts[0]).toBe('BEGIN_RUN');
    expect(acts.at(-1)).toBe('UNDO_RUN');
    expect(acts.filter((act) => act === 'WRITE_PART')).toHaveLength(acts.filter((act) => act === 'UNDO_PART').length);
    expect((await verifyAudit(graph.database)).broken).toBeNull();
  });

  it('has no entry for what was not written', async () => {
    const refused = linesOf(JSON.stringify(entity('THEME', 'theme:x', '')), 'x');
    await expect(ingest(graph.database, refused, NOW)).rejects.toThrow();
    await ingest(graph.database, linesOf(JSON.stringify(source()), 'x'), NOW, { dryRun: true });
    expect(await noted()).toEqual([]);
    expect(await verifyAudit(graph.database)).toEqual({ entries: 0, head: FIRST, broken: null, contains: null });
  });

  it('stays whole when many write at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, at) => graph.ingest(themes(`主题${at}`))));
    const { entries, broken } = await verifyAudit(graph.database);
    expect([entries, broken]).toEqual([10, null]);
  });

  it.each([
    ['an entry that was changed', 'MATCH (a:Audit {place: 2}) SET a.by = "nobody"', 'entry 2 is not what was written'],
    ['an entry that was taken out', 'MATCH (a:Audit {place: 2}) DELETE a', 'entry 2 is missing'],
    ['entries cut off at the end', 'MATCH (a:Audit {place: 3}) DELETE a', 'it ends at entry 2'],
    [
      'an entry that was put in',
      'MATCH (a:Audit {place: 3}), (g:Graph) CREATE (b:Audit) SET b = a {.*, place: 4, previous: a.hash}, g.auditPlace = 4',
      'entry 4 is not what was written',
    ],
  ])('betrays %s', async (_fault, statement, told) => {
    for (const name of ['甲', '乙', '丙']) await graph.ingest(themes(name));
    const { head } = await verifyAudit(graph.database);
    await graph.database.runAlone(`CYPHER 5 ${statement}`);
    expect((await verifyAudit(graph.database)).broken).toContain(told);
    // and a chain that was written anew does not hold the end that was told before
    await graph.empty();
    for (const name of ['甲', '丙']) await graph.ingest(themes(name));
    expect(await verifyAudit(graph.database, head)).toMatchObject({ broken: null, contains: false });
  });
});
