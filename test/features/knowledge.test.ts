import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../src/features/extraction/extract.ts';
import { readLexicon } from '../../src/features/extraction/lexicon.ts';
import { attachText } from '../../src/features/provenance/attach.ts';
import { projectRoot } from '../../src/project-root.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';

/** Follows docs/knowledge.md: its report is read, taken in, and answers its question. */
const page = readFileSync(join(projectRoot, 'docs', 'knowledge.md'), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

describe('from a report to an answer', () => {
  it('goes as docs/knowledge.md says', async () => {
    const bytes = Buffer.from(block('text'));
    const { records } = new Extractor(readLexicon()).read(block('text'), bytes);
    expect(records).toHaveLength(18);
    await graph.ingest(records);
    expect(await graph.ingest(records, new Date('2026-01-16T00:00:00Z'))).toMatchObject({ created: 0, updated: 0 });
    expect(await attachText(graph.database, 'source:虚构日报-2025-10-18', bytes)).toBe('ATTACHED');
    type Answer = { entity: { participations: { nodes: { capacity: string; participant: { name: string } }[] } } };
    const answer = await graph.ask<Answer>(block('graphql'));
    expect(
      answer.entity.participations.nodes.map(({ capacity, participant }) => `${capacity} ${participant.name}`).sort(),
    ).toEqual([
      'CHAIR 王明远',
      'CONVENED 太行智能制造产教融合共同体',
      'HOST 太行职业技术学院',
      'SPEAKER 李文博',
      'UNDERTAKER 上党重工有限公司',
    ]);
    const quotes = JSON.stringify(answer);
    expect(quotes).toContain('"quote":"太行职业技术学院');
  });
});
