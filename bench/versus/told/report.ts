import { figuresOf, ratio, throughput } from '../figures.ts';
import type { Question } from '../question.ts';
import type { First } from '../running/first.ts';
import type { Series } from '../running/rounds.ts';
import { SYSTEMS, type SystemName, TITLES } from '../system.ts';
import { type Target, targetsOf, verdictOf } from '../targets.ts';
import { short, table, told } from './numbers.ts';

export interface Run {
  readonly circumstances: readonly string[];
  readonly questions: readonly Question[];
  /** How many different arguments of each question were answered alike by all. */
  readonly compared: ReadonlyMap<string, number>;
  readonly firsts: ReadonlyMap<string, ReadonlyMap<SystemName, First>>;
  readonly rounds: number;
  readonly seconds: number;
  readonly limits: string;
  readonly series: readonly Series[];
  readonly memory: readonly Memory[];
  /** What profiles showed of targets that were missed. */
  readonly remarks: string;
}

/** Of a process, in MiB. */
export interface Memory {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly most: number;
}

export function reportOf(run: Run): string {
  return [
    '# Silian beside others',
    'Written by `npm run bench`; do not edit.',
    ...run.circumstances,
    conditions(run),
    '![Throughput against the floor](versus.svg)',
    '## Targets',
    'Of issue 9, by the median of the rounds; in brackets the least and the most of a round.',
    targets([
      ...targetsOf(run.series, new Map(run.questions.map(({ name, title }) => [name, title]))),
      ...run.memory.flatMap(memoryTarget),
    ]),
    'Bulk load and growth with data are not in this run; memory is that of this run, in which Silian has a fifth of the time, not of five minutes under 32 clients.',
    ...(run.remarks ? ['## Where time goes', run.remarks] : []),
    '## Figures',
    'CPU in milliseconds a request, of the process of Node and of Neo4j. Refused: what a service gave up, mostly for want of time; it counts neither as an answer nor among the times. The last column: answers a second of Silian for one of the other.',
    ...run.questions.map((question) => section(run, question)),
    '## Memory',
    'Resident, in MiB: before the first round, after the last, and the most there was.',
    table(
      ['process', 'before', 'after', 'most'],
      run.memory.map(({ name, before, after, most }) => [
        name,
        ...[before, after, most].map((each) => each.toFixed(0)),
      ]),
    ),
  ].join('\n\n');
}

const conditions = ({ rounds, seconds, limits }: Run): string =>
  `Five ways to answer over one Neo4j, all on this machine with whoever asks: Silian as \`npm start\` runs it, limits and log on, but for \`SILIAN_LIMITS=${limits}\`, because a benchmark is one caller; @neo4j/graphql with types that match how the graph is stored and \`@cypher\` for what filters cannot say; resolvers with a DataLoader for each level; and the floor, hand-tuned Cypher over the raw driver with JSON and node:http, giving maps or positional lists. Peers run with NODE_ENV=production and the same flags of node. All answer for today and for what is known now. Words of a search are made into Lucene's syntax before @neo4j/graphql and the per-level server are asked. Question by question: two turns to warm up, then ${rounds} rounds of ${seconds} s for each system and number of clients, by turns.`;

const targets = (all: readonly Target[]): string =>
  table(
    ['', 'must', 'moonshot', 'this run', ''],
    all.map((target) => {
      const sign = target.atMost ? '≤' : '≥';
      const reached = target.reached ? told(target.reached) : '–';
      return [target.text, `${sign} ${target.must}`, `${sign} ${target.moonshot}`, reached, verdictOf(target)];
    }),
  );

const memoryTarget = ({ name, before, most }: Memory): Target[] =>
  name === TITLES.silian
    ? [
        {
          text: 'memory of the service at most, MiB',
          ...{ must: 300, moonshot: 220, atMost: true },
          reached: { median: most, least: before, most },
        },
      ]
    : [];

function section(run: Run, { name, title }: Question): string {
  const series = run.series.filter(({ question }) => question === name);
  return [
    `### ${title}`,
    `Answers to ${run.compared.get(name) ?? 0} different questions are the same from all.`,
    firstUse(run.firsts.get(name) ?? new Map()),
    table(
      ['clients', 'system', 'answers/s', 'refused %', 'p50 ms', 'p99 ms', 'CPU Node', 'CPU Neo4j', 'Silian ÷ it'],
      series.flatMap(rowsOf),
    ),
  ].join('\n\n');
}

function firstUse(firsts: ReadonlyMap<SystemName, First>): string {
  const each = [...firsts].map(([system, { milliseconds, refused }]) => {
    const tries = refused === 0 ? '' : `, refused ${refused} times before for want of time`;
    return `${TITLES[system]} ${milliseconds.toFixed(0)} ms${tries}`;
  });
  return `First answer, with the statement still to be planned: ${each.join('; ')}.`;
}

const rowsOf = (series: Series): string[][] =>
  SYSTEMS.flatMap((system) => {
    const slices = series.slices.get(system);
    if (!slices) return [];
    const { perSecond, refused, p50, p99, nodeCpu, neo4jCpu } = figuresOf(slices);
    const beside = system === 'silian' ? undefined : ratio(series, system, throughput);
    const figures = [p50, p99, nodeCpu, neo4jCpu].map(short);
    return [
      [
        `${series.clients}`,
        TITLES[system],
        told(perSecond),
        refused > 0 ? short(refused) : '',
        ...figures,
        beside ? told(beside) : '',
      ],
    ];
  });
