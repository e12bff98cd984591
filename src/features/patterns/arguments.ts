import { within } from '../../errors.ts';
import type { EntityFilter, PatternStep } from '../../generated/schema.ts';

const MAX_STEPS = 4;
const MAX_FIRST = 100;

/** A pattern within its limits. */
export interface Pattern {
  readonly start: EntityFilter;
  readonly steps: readonly PatternStep[];
}

export function patternFrom(field: string, start: EntityFilter, steps: readonly PatternStep[]): Pattern {
  within(`${field}.steps`, steps.length, 1, MAX_STEPS);
  return { start, steps };
}

export const firstOf = (field: string, first: number | null | undefined): number => {
  within(`${field}.first`, first ?? 20, 1, MAX_FIRST);
  return first ?? 20;
};
