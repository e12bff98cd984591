import type { Figures } from './evaluation.ts';

/** Silian as it is; what it has to be better than; Silian without a factor, or with another model of topics; who else judges. */
export type Group = 'silian' | 'baseline' | 'factor' | 'model' | 'judge';

export const SILIAN = 'Silian';

/** What a system reached, question by question. */
export interface Reached {
  readonly name: string;
  readonly group: Group;
  readonly figures: Figures;
}

/** What all systems reached in the world of one seed. */
export interface Outcome {
  readonly seed: number;
  readonly supplies: number;
  readonly demands: number;
  /** How many demands have a relevant supply, and how many of these each has on average. */
  readonly questions: number;
  readonly relevant: number;
  readonly reached: readonly Reached[];
}
