import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Extractor } from '../../src/features/extraction/extract.ts';
import type { EntityProposal, Proposal } from '../../src/features/extraction/ledger.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';

const FOLDER = new URL('../../../shared/articles/', import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.warn('skipped: the articles are not beside the checkout (../shared/articles)');
const articles = isThere ? readdirSync(FOLDER).filter((file) => file.endsWith('.txt')) : [];
const extractor = new Extractor();
const proposals = (file: string): readonly Proposal[] =>
  extractor.read(readFileSync(new URL(file, FOLDER), 'utf8')).records;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
beforeEach(() => graph.empty());
afterAll(() => graph.close());

describe.skipIf(!isThere)('what is proposed from a real report', () => {
  it.each(articles)('%s is taken in whole, and changes nothing when it comes again', async (file) => {
    const records = proposals(file);
    const first = await graph.ingest(records);
    expect(first.created).toBeGreaterThanOrEqual(records.length);
    const again = await graph.ingest(records, new Date('2026-01-15T05:00:00Z'));
    expect(again).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: first.created + first.updated + first.unchanged,
      evidence: 0,
    });
  });

  it('stands beside that of other reports: one event in two reports has the evidence of both', async () => {
    const [one, other] = ['05.txt', '06.txt'].map(proposals);
    await graph.ingest([...(one ?? []), ...(other ?? [])]);
    const sourceOf = (records: readonly Proposal[] | undefined) => records?.find((each) => each.type === 'source')?.key;
    const eventOf = (records: readonly Proposal[] | undefined) =>
      records?.find((each): each is EntityProposal => each.type === 'entity' && each.kind === 'EVENT');
    const { entity } = await graph.ask<{ entity: object }>(
      'query ($key: String!) { entity(by: { key: $key }) { provenance { evidence { nodes { source { key } } } } } }',
      { key: eventOf(one)?.key },
    );
    const sources = [other, one].map((records) => ({ source: { key: sourceOf(records) } }));
    expect(entity).toEqual({ provenance: { evidence: { nodes: sources } } });
  });
});
