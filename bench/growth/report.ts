import type { Filled } from './fill.ts';
import type { Growing } from './questions.ts';

/** What asking one question came to; times in milliseconds. */
export interface Answers {
  readonly asked: number;
  readonly refused: number;
  readonly p50: number;
  readonly p95: number;
}

/** A graph of one size. */
export interface Size {
  readonly entities: number;
  readonly filled: Filled;
  readonly answers: ReadonlyMap<string, Answers>;
  /** Of the service at most, in MiB. */
  readonly memory: number;
}

interface Told {
  readonly circumstances: readonly string[];
  readonly questions: readonly Growing[];
  readonly sizes: readonly Size[];
  readonly seconds: number;
  /** Where time goes, as Markdown. */
  readonly remarks: string;
}

/** Of issue "Fast and large": how much slower the largest graph may be than the smallest where an index leads to it. */
const MUST = 1.5;

export function reportOf({ circumstances, questions, sizes, seconds, remarks }: Told): string {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const named = sizes.map(({ entities }) => entities.toLocaleString('en'));
  return [
    '# Growth',
    'Written by `npm run growth`; do not edit.',
    ...circumstances,
    `Graphs made up by \`silian bench-data\`, loaded by \`silian bulk\`; each question asked by one client for ${seconds} s through HTTP, limits and log on but for the bucket, after 3 s to warm up; 200 different askings by turns. p50 and p95 in ms.`,
    '![p95 by size of the graph](growth.svg)',
    '## Answers',
    table(
      ['question', ...named.flatMap((size) => [`${size}: p50`, 'p95', 'answers']), 'p95, largest to smallest', ''],
      questions.map(({ name, title, indexed }) => {
        const figures = sizes.flatMap(({ answers }) => figuresOf(answers.get(name)));
        const growth = (last?.answers.get(name)?.p95 ?? 0) / (first?.answers.get(name)?.p95 ?? 0);
        const verdict = indexed ? (growth <= MUST ? 'met' : `missed: ≤ ${MUST}`) : 'its work grows with the graph';
        if (!last?.answers.get(name)?.asked) return [title, ...figures, '–', 'refused where the graph is largest'];
        return [title, ...figures, growth.toFixed(2), verdict];
      }),
    ),
    '## Where time goes',
    remarks,
    '## Loading',
    table(
      ['entities', 'records', 'load s', 'records a second', 'memory MiB', 'disk MiB', 'service MiB'],
      sizes.map(({ filled: { records, seconds: took, memory, disk }, memory: service }, at) =>
        [named[at] ?? '', records, took, records / took, memory, disk, service].map((each) =>
          typeof each === 'number' ? each.toFixed(0) : each,
        ),
      ),
    ),
    'Memory of loading is that of the command and all it starts, Neo4j included, at most; memory of the service is its own.',
  ].join('\n\n');
}

const figuresOf = (answers: Answers | undefined): string[] =>
  answers?.asked
    ? [
        answers.p50.toFixed(1),
        answers.p95.toFixed(1),
        `${answers.asked}${answers.refused ? `, ${answers.refused} refused` : ''}`,
      ]
    : ['–', '–', answers ? `${answers.refused} refused` : '–'];

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
