import { byKey } from './by-key.ts';
import type { FloorQuestion } from './floor-question.ts';
import { neighbourhood } from './neighbourhood.ts';
import { search } from './search.ts';
import { threeLevels } from './three-levels.ts';

/** By the name of the question. */
export const FLOOR: Readonly<Record<string, FloorQuestion>> = {
  'by-key': byKey,
  'three-levels': threeLevels,
  search,
  neighbourhood,
};
