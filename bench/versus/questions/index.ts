import type { Question } from '../question.ts';
import { byKey } from './by-key.ts';
import { neighbourhood } from './neighbourhood.ts';
import { search } from './search.ts';
import { threeLevels } from './three-levels.ts';

export const QUESTIONS: readonly Question[] = [byKey, threeLevels, search, neighbourhood];
