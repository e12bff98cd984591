import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/database/audit/verify.ts';
import { check } from '../../src/features/check/check.ts';
import { sumOf } from '../../src/features/check/hash.ts';
import { forget, lift } from '../../src/features/ingestion/forgetting/forget.ts';
import { merge } from '../../src/features/ingestion/merging/merge.ts';
import { unmerge } from '../../src/features/ingestion/merging/unmerge.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const LATER = new Date(NOW.getTime() + 3_600_000);
const [SCHOOL, OTHER, EVENT] = ['school:s1', 'school:s2', 'event:年会@2025-09-21'];
const [LI, TWIN, XIE] = ['person:李明@school:s1', 'person:李铭@school:s1', 'person:谢刚@school:s1'];
const OTHERS = [
  source(),
  entity('SCHOOL', SCHOOL, '太行职业学院'),
  entity('SCHOOL', OTHER, '太行学院'),
  entity('EVENT', EVENT, '年会', { attributes: { startsOn: '2025-09-21' } }),
  entity('PERSON', XIE, '谢刚'),
  relation('HOLDS_ROLE', XIE, SCHOOL, { title: '院长' }),
];
const OF_LI = [
  entity('PERSON', LI, '李明', {
    aliases: [{ name: '李晓明', kind: 'FORMER' }],
    identifiers: [{ scheme: 'ORCID', value: '0000-0002-1825-0097' }],
  }),
  relation('HOLDS_ROLE', LI, OTHER, { title: '教务处处长' }),
  relation('PARTICIPATES_IN', LI, EVENT, { capacity: 'SPEAKER' }, { evidence: [{ source: SOURCE, speaker: LI }] }),
];
const forgetting = (person = LI) => forget(graph.database, { person, reason: '本人要求' }, LATER);
const stored = async (): Promise<string> =>
  JSON.stringify(
    await graph.database.read(
      'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n) AS n, collect(properties(r)) AS facts',
    ),
  );

describe('somebody who is forgotten', () => {
  it('is nowhere in the graph, whatever was recorded of them, and all else is as if they had never been', async () => {
    await graph.ingest([...OTHERS, ...OF_LI]);
    // an earlier version, a fact of the past, a duplicate that was merged
    await graph.ingest([entity('PERSON', LI, '李明之')], LATER);
    await graph.ingest([
      entity('PERSON', TWIN, '李铭'),
      relation('PARTICIPATES_IN', TWIN, EVENT, { capacity: 'ATTENDEE' }),
    ]);
    await merge(graph.database, { keep: LI, duplicates: [TWIN], reason: '同一人' }, LATER);
    const { facts, mentions } = await forgetting();
    expect(facts).toBeGreaterThanOrEqual(3);
    expect(mentions).toEqual([]);
    const text = await stored();
    for (const trace of ['李明', '李铭', '李晓明', '0000-0002', 'twin']) expect(text).not.toContain(trace);
    expect(text).toContain('谢刚');
    const { faults } = await check(graph.database);
    expect(faults).toEqual([]);
    expect(await graph.ask(`{ entity(by: { key: "${LI}" }) { name } people { nodes { name } } }`)).toEqual({
      entity: null,
      people: { nodes: [{ name: '谢刚' }] },
    });
  });

  it('leaves a stand-in by whose hash they are not recorded again unawares, unless that is lifted', async () => {
    await graph.ingest([...OTHERS, ...OF_LI]);
    await forgetting();
    const before = await sumOf(graph.database);
    await expect(graph.ingest(OF_LI)).rejects.toThrow(/key: this person was erased on 2026-01-15/);
    expect(await sumOf(graph.database)).toEqual(before);
    expect(await lift(graph.database, LI, LATER)).toBe(LATER.toISOString());
    await graph.ingest(OF_LI);
    expect(await graph.ask(`{ entity(by: { key: "${LI}" }) { name } }`)).toEqual({ entity: { name: '李明' } });
    await expect(lift(graph.database, LI, LATER)).rejects.toThrow('nobody with this key was erased');
  });

  it('is named in the audit chain by a hash alone', async () => {
    await graph.ingest([...OTHERS, ...OF_LI]);
    await forgetting();
    const rows = await graph.database.read('MATCH (a:Audit) RETURN a.act AS act, a.about AS about ORDER BY a.place');
    expect(rows.map(({ act }) => act)).toEqual(['INGEST', 'FORGET']);
    expect(rows[1]?.about).toMatch(/^person [0-9a-f]{64}$/);
    expect((await verifyAudit(graph.database)).broken).toBeNull();
  });

  it('is told of where others still name them', async () => {
    await graph.ingest([
      ...OTHERS,
      ...OF_LI,
      entity('EVENT', 'event:讲话', '李明讲话', { evidence: [{ source: SOURCE, note: '李明所言' }] }),
    ]);
    const { mentions } = await forgetting();
    expect(mentions).toEqual([
      { what: 'EVENT', place: 'event:讲话' },
      { what: 'EVIDENCE', place: expect.stringMatching(/^v-/) },
    ]);
  });

  it('is not brought back by taking back a merger of others', async () => {
    await graph.ingest([...OTHERS, ...OF_LI]);
    const { mergers } = await merge(graph.database, { keep: SCHOOL, duplicates: [OTHER], reason: '同一学校' }, LATER);
    await forgetting();
    await unmerge(graph.database, { merger: mergers[0] ?? '', reason: '误判' }, LATER);
    expect(await stored()).not.toContain('李明');
    expect((await check(graph.database)).faults).toEqual([]);
  });

  it('has to be a person who is there', async () => {
    await graph.ingest(OTHERS);
    await expect(forgetting(SCHOOL)).rejects.toThrow('nobody is school:s1');
    await expect(forgetting()).rejects.toThrow('nobody is person:李明');
    await expect(forget(graph.database, { person: XIE, reason: ' ' }, LATER)).rejects.toThrow('reason');
  });
});
