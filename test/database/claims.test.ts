import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

describe('an alliance’s composition', () => {
  const compositionOf = async (key: string, asOf = ''): Promise<unknown> => {
    const { entity: found } = await graph.ask<{ entity: { composition: unknown } }>(
      `query ($key: String!) { entity(by: { key: $key }${asOf}) { ... on Alliance { composition { compliant missing filled { role member { key } } } } } }`,
      { key },
    );
    return found.composition;
  };

  it('is compliant when each lead seat is filled once', async () => {
    expect(await compositionOf('alliance:a1')).toEqual({
      compliant: true,
      missing: [],
      filled: [
        { role: 'LEAD_ENTERPRISE', member: { key: 'enterprise:e1' } },
        { role: 'LEAD_UNIVERSITY', member: { key: 'school:s2' } },
        { role: 'LEAD_SCHOOL', member: { key: 'school:s1' } },
      ],
    });
  });

  it('is not known while a seat is open, and not compliant when one is filled twice', async () => {
    await graph.ingest([
      entity('ALLIANCE', 'alliance:open', '缺席共同体', { attributes: { category: 'COMMUNITY' } }),
      relation('MEMBER_OF', 'school:s1', 'alliance:open', { role: 'LEAD_SCHOOL' }),
      relation('MEMBER_OF', 'enterprise:e1', 'alliance:open', { role: 'MEMBER' }),
      entity('ALLIANCE', 'alliance:doubled', '双席共同体', { attributes: { category: 'COMMUNITY' } }),
      relation('MEMBER_OF', 'school:s1', 'alliance:doubled', { role: 'LEAD_SCHOOL' }),
      relation('MEMBER_OF', 'school:s2', 'alliance:doubled', { role: 'LEAD_SCHOOL' }),
    ]);
    expect([await compositionOf('alliance:open'), await compositionOf('alliance:doubled')]).toEqual([
      {
        compliant: null,
        missing: ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY'],
        filled: [{ role: 'LEAD_SCHOOL', member: { key: 'school:s1' } }],
      },
      {
        compliant: false,
        missing: ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY'],
        filled: [
          { role: 'LEAD_SCHOOL', member: { key: 'school:s2' } },
          { role: 'LEAD_SCHOOL', member: { key: 'school:s1' } },
        ],
      },
    ]);
  });

  it('is null where no rule is known for its kind', async () => {
    expect(await compositionOf('alliance:a2')).toBeNull();
  });

  it('goes by the kind it was known as, not the one it was corrected to', async () => {
    const wasLeague = entity('ALLIANCE', 'alliance:corrected', '更正联盟', { attributes: { category: 'LEAGUE' } });
    const isCommunity = entity('ALLIANCE', 'alliance:corrected', '更正联盟', { attributes: { category: 'COMMUNITY' } });
    await graph.ingest([wasLeague], new Date('2025-01-01T00:00:00Z'));
    await graph.ingest([isCommunity], new Date('2025-06-01T00:00:00Z'));
    expect([
      await compositionOf('alliance:corrected'),
      await compositionOf('alliance:corrected', ', asOf: { knownAt: "2025-03-01T00:00:00Z" }'),
    ]).toEqual([{ compliant: null, missing: ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY', 'LEAD_SCHOOL'], filled: [] }, null]);
  });
});

describe('evidence', () => {
  it('quotes the words it points at, by code points, where the source’s text is held', async () => {
    await graph.ingest([
      source({ key: 'source:held', publishedOn: '2025-09-22' }),
      entity('WORK', 'work:cited', '被引报告', {
        evidence: [
          { source: 'source:held', paragraph: 1, start: 2, end: 4 },
          { source: 'source:held', note: 'no place' },
          { source: SOURCE, paragraph: 0, start: 0, end: 2 },
        ],
      }),
    ]);
    await graph.database.write(({ run }) =>
      run(
        "MATCH (s:Source {key: 'source:held'}) SET s.holdsText = true CREATE (s)-[:HAS_TEXT]->(:SourceText {text: $text})",
        {
          text: '𠮷野家具',
        },
      ),
    );
    const data = await graph.ask(`{
      entity(by: { key: "work:cited" }) {
        provenance { evidence { totalCount nodes { words: quote paragraph start end note stance source { key evidenceCount } } } }
      }
    }`);
    const held = { words: null, paragraph: null, start: null, end: null, note: null, stance: 'SUPPORTS' };
    expect(data).toEqual({
      entity: {
        provenance: {
          evidence: {
            totalCount: 3,
            nodes: [
              { ...held, paragraph: 0, start: 0, end: 2, source: { key: SOURCE, evidenceCount: expect.any(Number) } },
              { ...held, note: 'no place', source: { key: 'source:held', evidenceCount: 2 } },
              {
                ...held,
                words: '家具',
                paragraph: 1,
                start: 2,
                end: 4,
                source: { key: 'source:held', evidenceCount: 2 },
              },
            ],
          },
        },
      },
    });
  });

  it('names who says it, when every evidence is somebody’s word', async () => {
    const speaker = 'person:谢刚@school:s1';
    await graph.ingest([
      entity('WORK', 'work:said', '所言', { evidence: [{ source: SOURCE, speaker }] }),
      entity('WORK', 'work:stated', '所载', {
        evidence: [
          { source: SOURCE, speaker },
          { source: SOURCE, paragraph: 2, stance: 'DISPUTES' },
        ],
      }),
    ]);
    const data = await graph.ask(`{
      said: entity(by: { key: "work:said" }) { ...Said }
      stated: entity(by: { key: "work:stated" }) { ...Said }
    }
    fragment Said on Entity { provenance { attributedTo { key } evidence { nodes { stance speaker { key } } } } }`);
    expect(data).toEqual({
      said: {
        provenance: {
          attributedTo: [{ key: speaker }],
          evidence: { nodes: [{ stance: 'SUPPORTS', speaker: { key: speaker } }] },
        },
      },
      stated: {
        provenance: {
          attributedTo: [],
          evidence: {
            nodes: expect.toSatisfy((nodes: object[]) => nodes.length === 2),
          },
        },
      },
    });
  });
});
