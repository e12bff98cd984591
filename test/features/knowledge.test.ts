import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { projectRoot } from '../../src/project-root.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { type Block, blocksOf, type Example, examplesOf } from '../support/markdown.ts';
import { neo4jOfWorker } from '../support/worker.ts';

const page = readFileSync(join(projectRoot, 'docs/knowledge.md'), 'utf8');
const examples = examplesOf(page);
const steps = blocksOf(page).filter(({ language }) => ['console', 'diff', 'graphql'].includes(language));

let graph: TestGraph;
let folder: string;
/** When the correction had not come yet. */
let before: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silian-knowledge-'));
  graph = await openGraph();
  await graph.loadSeed();
  const { uri, username, password } = neo4jOfWorker();
  vi.stubEnv('NEO4J_URI', uri);
  vi.stubEnv('NEO4J_USERNAME', username);
  vi.stubEnv('NEO4J_PASSWORD', password);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await graph.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

// one after the other, as a reader follows them
describe('docs/knowledge.md', () => {
  it.each(steps)('line $line: $language, $heading', async (step) => {
    if (step.language === 'console') await printsWhatIsShown(step);
    else if (step.language === 'diff') await isEdited(step);
    else await isAnswered(examples.find(({ line }) => line === step.line));
  });

  it('has a command in each of its steps but the two that are done otherwise', () => {
    const commanded = steps
      .filter(({ language }) => language === 'console')
      .map(({ heading }) => heading.split(' ')[0]);
    expect([...new Set(commanded)]).toEqual(['1', '3', '4', '6', '8', '9', '10']);
  });
});

/** Each command of a block, and what stands below it. */
async function printsWhatIsShown({ text, heading }: Block): Promise<void> {
  if (heading.startsWith('6')) before = new Date().toISOString();
  for (const part of text.split(/^\$ /m).slice(1)) {
    const [command = '', ...lines] = part.trimEnd().split('\n');
    const words = command.replace('npx silian ', '').split(' ').map(placed);
    expect(await told(words)).toMatch(patternOf(lines.join('\n')));
  }
}

/** The page's files are the project's, others lie in a folder of the test. */
function placed(word: string): string {
  if (word.startsWith('docs/')) return join(projectRoot, word);
  return /^\w+\.(jsonl|zip)$/.test(word) ? join(folder, word) : word;
}

/** What a command line prints, on either stream, as if it ran in the folder. */
async function told(words: readonly string[]): Promise<string> {
  let text = '';
  const keep = (some: unknown) => {
    text += String(some);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  await run(words);
  vi.restoreAllMocks();
  return text.trimEnd().replaceAll(`${folder}/`, '');
}

/** Literal but for `…`. */
const patternOf = (shown: string): RegExp =>
  new RegExp(
    `^${shown
      .split('…')
      .map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*')}$`,
  );

/** A line is changed by hand in the file of what is unsure. */
async function isEdited({ text }: Block): Promise<void> {
  const [was = '', is = ''] = text.split('\n').map((line) => line.slice(1));
  const file = join(folder, 'unsure.jsonl');
  const lines = await readFile(file, 'utf8');
  expect(lines.split(was)).toHaveLength(2);
  await writeFile(file, lines.replace(was, is));
}

async function isAnswered(example: Example | undefined): Promise<void> {
  const variables = example?.variables && { ...example.variables, before };
  const answer = await graph.execute(example?.query ?? '', variables, new Date());
  expect(JSON.stringify(answer, null, 1)).toBe(JSON.stringify(example?.answer, null, 1));
}
