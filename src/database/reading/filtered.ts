import { composeConditions } from './beginning.ts';
import { compose } from './compose.ts';
import type { Condition } from './field.ts';

/** Clauses that bind what a fragment finds and conditions let through, their variable, and their parameters. */
export interface Filtered {
  readonly match: string;
  readonly self: string;
  readonly returns: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Only a part of the graph is looked at: there is a place to begin. */
  readonly isNarrow: boolean;
}

/** Composes a root fragment with conditions; parameters end in `_root`, as `Reading.run` gives them. */
export function filtered(
  fragment: string,
  conditions: readonly Condition[],
  own: Readonly<Record<string, unknown>> = {},
): Filtered {
  const { match, roles, returns } = compose(fragment, { bound: undefined, depth: 1, slot: 'root' });
  const self = roles.self ?? 'self';
  // only what looks through all entities is better off elsewhere
  const isBegun = match.startsWith(`MATCH (${self}:Entity)`);
  const place = { depth: 1, slotOf: (index: number) => `${index}_root`, isBegun };
  const { start, texts } = composeConditions(self, conditions, place);
  const parameters = { ...own, ...parametersOf(conditions) };
  return { match: start + [match, ...texts].join(' AND '), self, returns, roles, parameters, isNarrow: start !== '' };
}

/** What conditions take, by names that tell them apart. */
export function parametersOf(conditions: readonly Condition[]): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [index, condition] of conditions.entries()) {
    for (const [name, value] of Object.entries(condition.parameters)) parameters[`${name}_${index}`] = value;
  }
  return parameters;
}
