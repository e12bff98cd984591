import { aggregate } from './aggregate.ts';
import { byKey } from './by-key.ts';
import { chain } from './chain.ts';
import { deepFilter } from './deep-filter.ts';
import type { FloorQuestion } from './floor-question.ts';
import { matching } from './matching.ts';
import { neighbourhood } from './neighbourhood.ts';
import { search } from './search.ts';
import { threeLevels } from './three-levels.ts';

/** By the name of the question. */
export const FLOOR: Readonly<Record<string, FloorQuestion>> = {
  'by-key': byKey,
  'three-levels': threeLevels,
  search,
  chain,
  matching,
  neighbourhood,
  'deep-filter': deepFilter,
  aggregate,
};
