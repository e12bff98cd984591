import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../src/server/demonstration.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { type Example, examplesOf } from '../support/markdown.ts';

const page = readFileSync(new URL('../../docs/querying.md', import.meta.url), 'utf8');
const MADE_UP = '\n## Supply and demand on made-up data';
const made = page.slice(0, page.indexOf(MADE_UP)).split('\n').length;
const examples = examplesOf(page);
/** Those on the seed, and those on the demonstration set beside it, in the document's last part. */
const onSeed = examples.filter(({ line }) => line <= made);
const onMadeUp = examples.filter(({ line }) => line > made);

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
});
afterAll(() => graph.close());

describe('docs/querying.md', () => {
  it('answers each of the first twelve questions', () => {
    const numbers = examples.flatMap(({ heading }) => /^(\d+) · /.exec(heading)?.[1] ?? []);
    expect([...new Set(numbers)].map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each(onSeed)('line $line prints the answer: $heading', printsTheAnswer);
});

describe('docs/querying.md, with the demonstration set loaded', () => {
  beforeAll(() => loadDemonstration(graph.database, NOW, () => {}));

  it.each(onSeed)('line $line prints the same answer: $heading', printsTheAnswer);

  it('has queries of matching, gaps and assignment', () => {
    for (const field of ['matches', 'gaps', 'assignment', 'hypothetical']) {
      expect(onMadeUp.filter(({ query }) => query.includes(field)).length).toBeGreaterThan(0);
    }
  });

  it.each(onMadeUp)('line $line prints the answer: $heading', printsTheAnswer);
});

async function printsTheAnswer({ query, variables, answer }: Example): Promise<void> {
  const given = await graph.execute(query, variables);
  // printed, so that the order of fields counts too
  expect(JSON.stringify(given, null, 1)).toBe(JSON.stringify(answer, null, 1));
}

describe('the reader of documents', () => {
  const fenced = (language: string, text: string): string => [`\`\`\`${language}`, text, '```'].join('\n');

  it('takes variables and answer from the json blocks behind a query', () => {
    const text = ['# Title', '## First', fenced('graphql', '{ a }'), fenced('json', '{"data": 1}')];
    const more = ['## Second', fenced('graphql', '{ b }'), 'with', fenced('json', '{"x": 2}'), fenced('json', '[]')];
    expect(examplesOf([...text, ...more].join('\n'))).toEqual([
      { heading: 'First', line: 3, query: '{ a }', variables: undefined, answer: { data: 1 } },
      { heading: 'Second', line: 10, query: '{ b }', variables: { x: 2 }, answer: [] },
    ]);
  });

  it('refuses a query without an answer, and an answer that is no JSON', () => {
    expect(() => examplesOf(fenced('graphql', '{ a }'))).toThrow('line 1 has 0 json blocks');
    expect(() => examplesOf([fenced('graphql', '{ a }'), fenced('json', '{')].join('\n'))).toThrow('line 4 is no JSON');
    expect(() => examplesOf('```json')).toThrow('line 1 is not closed');
  });
});
