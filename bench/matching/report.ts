import { type Estimate, meanOf, pairedBootstrap } from './bootstrap.ts';
import { Chance } from './chance.ts';
import { MEASURES, type Measure } from './evaluation.ts';
import { type Outcome, type Reached, SILIAN } from './outcome.ts';

/** Silian less another system, by each measure. */
export interface Comparison {
  readonly name: string;
  readonly group: Reached['group'];
  readonly means: Readonly<Record<Measure, number>>;
  readonly ahead: Readonly<Record<Measure, Estimate>>;
}

const BOOTSTRAP_SEED = 1;

/** How far Silian is ahead of each system over all seeds, in the order of systems. */
export function comparisonsOf(outcomes: readonly Outcome[]): Comparison[] {
  const names = outcomes[0]?.reached.map(({ name, group }) => ({ name, group })) ?? [];
  const figures = (name: string, measure: Measure): (readonly number[])[] =>
    outcomes.map(({ reached }) => reached.find((each) => each.name === name)?.figures[measure] ?? []);
  const ahead = (name: string, measure: Measure): Estimate => {
    const other = figures(name, measure);
    const differences = figures(SILIAN, measure).map((own, seed) =>
      own.map((each, at) => each - (other[seed]?.[at] ?? 0)),
    );
    return pairedBootstrap(differences, new Chance(BOOTSTRAP_SEED));
  };
  return names.map(({ name, group }) => ({
    ...{ name, group },
    means: byMeasure((measure) => meanOf(figures(name, measure).map(meanOf))),
    ahead: byMeasure((measure) => ahead(name, measure)),
  }));
}

const byMeasure = <T>(of: (measure: Measure) => T): Record<Measure, T> => ({
  'NDCG@10': of('NDCG@10'),
  MRR: of('MRR'),
  'recall@10': of('recall@10'),
});

/** Baselines that Silian is not surely ahead of, by some measure. */
export const notBeaten = (comparisons: readonly Comparison[]): string[] =>
  comparisons
    .filter(({ group, ahead }) => group === 'baseline' && MEASURES.some((measure) => !(ahead[measure].low > 0)))
    .map(({ name }) => name);

/** Tables in Markdown: systems, ablations, seeds. */
export function reportOf(outcomes: readonly Outcome[], comparisons: readonly Comparison[]): string {
  const of = (...groups: Reached['group'][]) => comparisons.filter(({ group }) => groups.includes(group));
  const baselines = of('baseline').map(({ name }) => name);
  return [
    '## Against baselines',
    'Means over seeds; in brackets how far Silian is ahead, with 95% confidence.',
    table(['', ...MEASURES], of('silian', 'baseline', 'judge').map(rowOf)),
    '## Without a factor, or with another model of topics',
    'What is lost: 0 within the brackets means that it makes no sure difference here.',
    table(['', ...MEASURES], of('factor', 'model').map(rowOf)),
    '## Seed by seed',
    table(
      ['seed', 'demands', 'relevant for each', 'Silian NDCG@10', ...baselines],
      outcomes.map((outcome) => seedRow(outcome, baselines)),
    ),
  ].join('\n\n');
}

const rowOf = ({ name, means, ahead }: Comparison): string[] => [
  name,
  ...MEASURES.map((measure) => {
    const value = means[measure].toFixed(3);
    return name === SILIAN ? `**${value}**` : `${value} (${told(ahead[measure])})`;
  }),
];

const told = ({ mean, low, high }: Estimate): string => `${signed(mean)}; ${signed(low)} to ${signed(high)}`;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

function seedRow({ seed, questions, demands, relevant, reached }: Outcome, baselines: readonly string[]): string[] {
  const mean = (name: string) =>
    meanOf(reached.find((each) => each.name === name)?.figures['NDCG@10'] ?? []).toFixed(3);
  return [`${seed}`, `${questions} of ${demands}`, relevant.toFixed(1), mean(SILIAN), ...baselines.map(mean)];
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
