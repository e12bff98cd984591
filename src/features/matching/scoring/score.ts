import { badInput } from '../../../errors.ts';
import type { Near, Taxonomy } from '../market/taxonomy.ts';
import { closeness, levelFit, type Measured, type Pair } from './factors.ts';
import { periodFit, periodOf } from './period.ts';

export const FACTORS = ['COVERAGE', 'SPECIFICITY', 'REGION', 'LEVEL', 'PERIOD', 'COLLABORATION', 'EVIDENCE'] as const;
export type FactorName = (typeof FACTORS)[number];
export type Weights = Readonly<Record<FactorName, number>>;

/** The usual weights, summing to 1. */
export const USUAL_WEIGHTS: Weights = {
  COVERAGE: 0.5,
  SPECIFICITY: 0.1,
  REGION: 0.1,
  LEVEL: 0.1,
  PERIOD: 0.05,
  COLLABORATION: 0.1,
  EVIDENCE: 0.05,
};
/** What counts for what no source says: as likely good as bad. */
export const UNKNOWN = 0.5;

/** The usual weights with some replaced, scaled to sum to 1; refuses what is no weight, and all 0. */
export function weightsOf(
  given: readonly { readonly factor: string; readonly weight: number }[],
  field: string,
): Weights {
  const weights: Record<FactorName, number> = { ...USUAL_WEIGHTS };
  for (const { factor, weight } of given) {
    const name = FACTORS.find((each) => each === factor);
    if (!name) throw badInput(`${field}.weights`, `'${factor}' is no factor`, FACTORS.join(', '));
    if (!Number.isFinite(weight) || weight < 0)
      throw badInput(`${field}.weights`, `${factor} ${weight}`, 'weights from 0');
    weights[name] = weight;
  }
  const sum = FACTORS.reduce((total, name) => total + weights[name], 0);
  if (!(sum > 0) || !Number.isFinite(sum))
    throw badInput(`${field}.weights`, `they sum to ${sum}`, 'at least one weight above 0');
  for (const name of FACTORS) weights[name] /= sum;
  return weights;
}

/** What scores are measured against: how rare topics are, and how alike. */
export interface Model {
  readonly taxonomy: Pick<Taxonomy, 'near'>;
  /** How many offers there are, and how many are about a topic. */
  readonly offers: number;
  readonly about: ReadonlyMap<string, number>;
}

/** A score to 12 decimals: beyond these the order of sums would decide between offers that fit alike. */
export const asTold = (score: number): number => Math.round(score * 1e12) / 1e12;

/** How much a topic tells: smoothed inverse document frequency, ln((1 + offers) / (1 + offers about it)) + 1. */
export const idf = ({ offers, about }: Omit<Model, 'taxonomy'>, topic: string): number =>
  Math.log((1 + offers) / (1 + (about.get(topic) ?? 0))) + 1;

/** The greatest idf there can be: of a topic that no offer is about. */
export const rarestIdf = ({ offers }: Pick<Model, 'offers'>): number => Math.log(1 + offers) + 1;

/** A topic wanted and the closest one offered. */
export interface TermMatch {
  readonly wanted: string;
  readonly offered: string;
  readonly near: Near;
  /** Its part in the contribution of COVERAGE. */
  readonly contribution: number;
}

export interface Factor {
  readonly name: FactorName;
  readonly weight: number;
  readonly value: number;
  readonly contribution: number;
  readonly known: boolean;
}

/** A score with its parts; the factors' contributions sum to it, the terms' to that of COVERAGE. */
export interface Score {
  readonly score: number;
  readonly factors: readonly Factor[];
  readonly matched: readonly TermMatch[];
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/**
 * How well a supply meets a demand, 0 to 1.
 * @param collaboration how closely the two owners already work together, 0 to 1
 */
export function scoreOf(pair: Pair, model: Model, weights: Weights, collaboration: number): Score {
  const { supply, demand } = pair;
  const wanted = demand.topics.map(({ id, weight }) => ({ id, idf: idf(model, id), weight: weight * idf(model, id) }));
  const whole = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const closest = wanted.map((term) => ({ ...term, found: closestTo(term.id, pair, model) }));
  const matched = closest
    .flatMap(({ id, weight, found }): TermMatch[] => {
      if (!found) return [];
      const contribution = (weights.COVERAGE * weight * found.near.similarity) / whole;
      return [{ wanted: id, offered: found.offered, near: found.near, contribution }];
    })
    .sort((a, b) => b.contribution - a.contribution || (a.wanted < b.wanted ? -1 : 1));
  const measured: Readonly<Record<FactorName, Measured>> = {
    COVERAGE:
      whole > 0 ? sumOf(closest.map(({ weight, found }) => (weight * (found?.near.similarity ?? 0)) / whole)) : 0,
    SPECIFICITY:
      Math.max(0, ...closest.map((term) => (term.found?.near.similarity ?? 0) * term.idf)) / rarestIdf(model),
    REGION: closeness(supply.regions, demand.regions),
    LEVEL: levelFit(supply.level, demand.level),
    PERIOD: periodFit(periodOf(supply), periodOf(demand)),
    COLLABORATION: collaboration,
    EVIDENCE: supply.confidence,
  };
  const factors = FACTORS.map((name): Factor => {
    const value = measured[name] ?? UNKNOWN;
    const weight = weights[name];
    return { name, weight, value, contribution: weight * value, known: measured[name] !== undefined };
  }).sort((a, b) => b.weight - a.weight || FACTORS.indexOf(a.name) - FACTORS.indexOf(b.name));
  const used = new Set(matched.map(({ offered }) => offered));
  return {
    score: asTold(FACTORS.reduce((sum, name) => sum + weights[name] * (measured[name] ?? UNKNOWN), 0)),
    factors,
    matched,
    missing: closest.filter(({ found }) => !found).map(({ id }) => id),
    surplus: supply.topics.map(({ id }) => id).filter((id) => !used.has(id)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** The topic offered that is most like one wanted; among equals the first by id. */
function closestTo(wanted: string, { supply }: Pair, { taxonomy }: Model): { offered: string; near: Near } | undefined {
  const near = taxonomy.near(wanted);
  let best: { offered: string; near: Near } | undefined;
  for (const { id } of supply.topics) {
    const found = near.get(id);
    if (!found) continue;
    const better = !best || found.similarity > best.near.similarity;
    if (better || (found.similarity === best?.near.similarity && id < best.offered))
      best = { offered: id, near: found };
  }
  return best;
}
