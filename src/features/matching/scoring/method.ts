import { plain } from '../../../database/reading/answer.ts';
import { FACTORS, type Weights } from './score.ts';

/** Changes whenever the same offers would be scored otherwise. */
export const METHOD = 'coverage-lin-2';

/** What scores rest on. */
export const methodOf = (weights: Weights) =>
  plain({ version: METHOD, weights: FACTORS.map((factor) => plain({ factor, weight: weights[factor] })) });
