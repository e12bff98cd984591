import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { examplesOf } from '../support/markdown.ts';

/** Every query of docs/querying.md, run on the seed: the answer is the one that the document prints. */
const examples = examplesOf(readFileSync(new URL('../../docs/querying.md', import.meta.url), 'utf8'));

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

  it.each(examples)('line $line prints the answer: $heading', async ({ query, variables, answer }) => {
    const given = await graph.execute(query, variables);
    // printed, so that the order of fields counts too
    expect(JSON.stringify(given, null, 1)).toBe(JSON.stringify(answer, null, 1));
  });
});

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
