import { type Codec, choice, flag, parametersOf, text, texts } from '../address/parameters.ts';

export const FACTORS = ['COVERAGE', 'SPECIFICITY', 'REGION', 'LEVEL', 'PERIOD', 'COLLABORATION', 'EVIDENCE'] as const;
export type FactorName = (typeof FACTORS)[number];

/** A weight that the reader has set, 0 to 100. */
export interface SetWeight {
  readonly factor: FactorName;
  readonly percent: number;
}

/** `COVERAGE:40` */
const weights: Codec<readonly SetWeight[]> = {
  read: (given) => given.flatMap(weightIn),
  write: (value) => value.map(({ factor, percent }) => `${factor}:${percent}`),
};

function weightIn(written: string): SetWeight[] {
  const [name = '', digits = ''] = written.split(':');
  const factor = FACTORS.find((each) => each === name);
  const percent = Number(digits);
  return factor && /^\d{1,3}$/.test(digits) && percent <= 100 ? [{ factor, percent }] : [];
}

/** What the matching screen keeps in its link. */
export const matchingParameters = parametersOf({
  tab: choice(['matches', 'gaps'] as const, 'matches'),
  side: choice(['DEMAND', 'SUPPLY'] as const, 'DEMAND'),
  offer: text(),
  weights,
  made: flag(),
  whole: flag(),
  compare: texts(),
});

/** A weight set anew; what is as the method has it is not kept. */
export function withWeight(
  set: readonly SetWeight[],
  { factor, percent }: SetWeight,
  usual: number | undefined,
): readonly SetWeight[] {
  const others = set.filter((each) => each.factor !== factor);
  return usual !== undefined && Math.round(usual * 100) === percent ? others : [...others, { factor, percent }];
}

interface Factor {
  readonly name: string;
  readonly weight: number;
  readonly contribution: number;
}

/** A part of a score, as a bar of a hundred parts shows it. */
export interface Part {
  readonly name: string;
  readonly from: number;
  readonly width: number;
}

/** The parts of a score one behind the other; together they are the score. */
export function partsOf(factors: readonly Factor[]): Part[] {
  let from = 0;
  return factors
    .filter(({ contribution }) => contribution > 0)
    .map(({ name, contribution }) => {
      const part = { name, from, width: contribution * 100 };
      from += part.width;
      return part;
    });
}

/** How dark a cell of the gap table is, 0 to 4: what is wanted and not offered. */
export function heatOf(demands: number, supplies: number): number {
  const lack = demands - supplies;
  if (demands === 0) return 0;
  return lack <= 0 ? 1 : Math.min(1 + lack, 4);
}

/** At most two are compared; a third takes the place of the first. */
export const toggled = (compared: readonly string[], key: string): readonly string[] =>
  compared.includes(key) ? compared.filter((each) => each !== key) : [...compared, key].slice(-2);
