import type { Chance } from './chance.ts';

/** A mean, and where it lies with 95% confidence. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const SAMPLES = 10_000;
const TAIL = 0.025;

/**
 * The mean of differences between two systems on the same questions, with its percentile interval (Efron 1979). Questions
 * come in groups, one a seed: groups are drawn first, then questions of each, because those of one world are alike.
 */
export function pairedBootstrap(groups: readonly (readonly number[])[], chance: Chance): Estimate {
  const means = Float64Array.from({ length: SAMPLES }, () => {
    const drawn = groups.map(() => resampled(chance.one(groups), chance));
    return drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  }).sort();
  const at = (share: number): number => means[Math.min(SAMPLES - 1, Math.floor(share * SAMPLES))] ?? Number.NaN;
  return { mean: meanOf(groups.map(meanOf)), low: at(TAIL), high: at(1 - TAIL) };
}

function resampled(values: readonly number[], chance: Chance): number {
  let sum = 0;
  for (let drawn = 0; drawn < values.length; drawn++) sum += chance.one(values);
  return sum / values.length;
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
