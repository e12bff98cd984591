import type { Question } from '../question.ts';
import { aggregate } from './aggregate.ts';
import { byKey } from './by-key.ts';
import { chain } from './chain.ts';
import { deepFilter } from './deep-filter.ts';
import { matching } from './matching.ts';
import { neighbourhood } from './neighbourhood.ts';
import { search } from './search.ts';
import { threeLevels } from './three-levels.ts';

export const QUESTIONS: readonly Question[] = [
  byKey,
  threeLevels,
  search,
  chain,
  matching,
  neighbourhood,
  deepFilter,
  aggregate,
];
