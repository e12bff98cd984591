import type { EntityFilter } from '../generated/schema.ts';
import { conditionsOf } from './entities/filter.ts';
import type { RelationKind } from './kinds.ts';
import { expandLens } from './lens.ts';
import { composeCondition } from './reading/compose.ts';

/** One step of a pattern: over which relation, which way, with which qualifiers, to what. */
export interface Step {
  readonly relation: RelationKind;
  readonly direction: 'OUT' | 'IN' | 'ANY';
  /** Words a qualifier of the relation must be one of, by the qualifier's name. */
  readonly oneOf: Readonly<Record<string, readonly string[]>>;
  readonly to: EntityFilter | null | undefined;
}

/** A pattern as clauses that bind `e0 … en` and `r1 … rn`, and what its conditions take as parameters. */
export interface PatternClauses {
  readonly match: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const ARROWS = { OUT: ['-', '->'], IN: ['<-', '-'], ANY: ['-', '-'] } as const;

/** Relation kinds come from the closed list; everything else is a parameter. */
export function patternClauses(start: EntityFilter, steps: readonly Step[]): PatternClauses {
  const path = steps.map(({ relation, direction }, index) => {
    const [before, behind] = ARROWS[direction];
    return `${before}[r${index + 1}:${relation}]${behind}(e${index + 1}:Entity)`;
  });
  const parameters: Record<string, unknown> = {};
  const conditions = [
    ...[start, ...steps.map(({ to }) => to)].flatMap((filter, place) => conditionsAt(place, filter, parameters)),
    ...steps.flatMap((step, index) => conditionsOfStep(index + 1, step, parameters)),
    ...distinct(steps.length),
  ];
  return { match: `MATCH (e0:Entity)${path.join('')} WHERE ${expandLens(conditions.join(' AND '))}`, parameters };
}

function conditionsAt(
  place: number,
  filter: EntityFilter | null | undefined,
  parameters: Record<string, unknown>,
): string[] {
  const stands = place === 0 ? ['silian.entityHolds(e0)'] : [];
  const conditions = conditionsOf(filter).map((condition, index) => {
    const slot = `${place}_${index}`;
    for (const [name, value] of Object.entries(condition.parameters)) parameters[`${name}_${slot}`] = value;
    return composeCondition(condition.fragment, `e${place}`, { depth: place, slot, kinds: condition.kinds });
  });
  return [...stands, ...conditions];
}

function conditionsOfStep(place: number, { oneOf }: Step, parameters: Record<string, unknown>): string[] {
  const words = Object.entries(oneOf).map(([qualifier, given]) => {
    parameters[`${qualifier}_${place}`] = given;
    return `r${place}.${qualifier} IN $${qualifier}_${place}`;
  });
  return [`silian.holds(r${place})`, ...words];
}

/** No entity comes twice in a match. */
function* distinct(steps: number): Generator<string> {
  for (let a = 0; a <= steps; a++) for (let b = a + 1; b <= steps; b++) yield `e${a} <> e${b}`;
}
