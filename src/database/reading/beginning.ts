import { expandLens } from '../lens.ts';
import { composeBeginning, composeCondition, composeFragment } from './compose.ts';
import type { Condition } from './field.ts';

interface Place {
  readonly depth: number;
  /** What the parameters of a condition end in, by its index. */
  readonly slotOf: (index: number) => string;
  /** Whether to begin with who meets a condition, instead of looking at every entity. */
  readonly isBegun: boolean;
  /** How many are wanted, as an expression, where those who meet a condition may be too many to begin with. */
  readonly wanted?: string | undefined;
  /** The label of all that is looked for, if they share one. */
  readonly label?: string | undefined;
}

/** Conditions as they stand in a statement. */
export interface Narrowed {
  /** Clauses that bind `self` to all who meet one of the conditions, each once; empty where none is begun with. */
  readonly start: string;
  /** What is still to be asked of `self`. */
  readonly texts: readonly string[];
  /** Where there may be too many to begin with: what comes before `start`, and what else is done. */
  readonly otherwise: Otherwise | undefined;
}

interface Otherwise {
  /** Clauses that bind `begin`: below 0, nothing is begun with. */
  readonly choice: string;
  readonly begin: string;
  /** What is asked of `self` then: all conditions. */
  readonly texts: readonly string[];
}

/**
 * Conditions on `self`. Where several of them know who meets them, the statement itself counts how many each would lead
 * to, and begins with the fewest: that depends on values, as its text must not. The others are asked before the relation
 * that led there is read, because most do not meet them.
 */
export function composeConditions(
  self: string,
  conditions: readonly Condition[],
  { depth, slotOf, isBegun, wanted, label }: Place,
): Narrowed {
  const placed = conditions.map(({ fragment, beginning, kinds }, index) => {
    const place = { depth, slot: slotOf(index), kinds };
    return { text: composeCondition(fragment, self, place), beginning: isBegun ? beginning : undefined, place };
  });
  const [begin, by] = [`begin${depth}`, `by${depth}`];
  const begun = placed.flatMap(({ beginning, ...each }) => (beginning ? [{ beginning, ...each }] : []));
  const texts = placed.filter(({ beginning }) => !beginning).map(({ text }) => text);
  if (begun.length === 0) return { start: '', texts, otherwise: undefined };
  const ways = begun.map(({ beginning, place }) => composeBeginning(beginning.from, { self, by }, { ...place, label }));
  const sizes = begun.map(({ beginning, place }, index) =>
    composeFragment(beginning.size, sizeOf(begin, index), place),
  );
  const several = begun.length > 1;
  const others = begun.map(({ text }, index) => `(${begin} = ${index} OR ${text})`);
  const start = several
    ? `${eitherOf(begin, ways, `${self}, ${by}`)} WITH * MATCH (${self}) WHERE ${others.join(' AND ')} ${heldAtLast(self, by)} `
    : `${ways.join('')} WITH ${self}, ${by} WHERE ${by} IS NULL OR ${holds(by)} WITH DISTINCT ${self} `;
  if (wanted === undefined) {
    return { start: several ? `${fewest(begin, sizes)} ${start}` : start, texts, otherwise: undefined };
  }
  const choice = `${fewest(begin, sizes)} ${orNone(begin, sizes, wanted)} `;
  return { start, texts, otherwise: { choice, begin, texts: placed.map(({ text }) => text) } };
}

const holds = (relation: string): string => expandLens(`silian.holds(${relation})`);

/** Clauses that leave who was led to by no relation or by one that holds: grouped, or Neo4j would read them first. */
const heldAtLast = (self: string, by: string): string =>
  `WITH ${self}, collect(${by}) AS ${by}, count(*) > count(${by}) AS isItself WHERE isItself OR any(each IN ${by} WHERE ${holds('each')}) WITH ${self}`;

const sizeOf = (begin: string, index: number): string => `${begin}Size${index}`;

/** Clauses that bind `begin` to the index of the least of some sizes, the first of equal ones. */
function fewest(begin: string, sizes: readonly string[]): string {
  // each knows the one before, or Neo4j would join strangers
  const counted = sizes.map(
    (size, index) => `CALL (${index === 0 ? '' : sizeOf(begin, index - 1)}) { ${size} RETURN ${sizeOf(begin, index)} }`,
  );
  const cases = sizes.slice(0, -1).map((_size, index) => {
    const others = sizes.slice(index + 1).map((_other, more) => sizeOf(begin, index + 1 + more));
    return `WHEN ${others.map((other) => `${sizeOf(begin, index)} <= ${other}`).join(' AND ')} THEN ${index}`;
  });
  const last = sizes.length - 1;
  return `${counted.join(' ')} WITH *, ${last === 0 ? '0' : `CASE ${cases.join(' ')} ELSE ${last} END`} AS ${begin}`;
}

/**
 * Clauses that put `begin` below 0 where reading all entities in their order meets enough of them sooner: where `size`
 * of all are to be found, `wanted` of them are met after about `wanted × all ÷ size`.
 */
function orNone(begin: string, sizes: readonly string[], wanted: string): string {
  const least = `[${sizes.map((_size, index) => sizeOf(begin, index)).join(', ')}][${begin}]`;
  return `WITH ${begin}, toFloat(${least}) AS ${begin}Least WITH CASE WHEN ${begin}Least * ${begin}Least > ${wanted} * COUNT { (:Entity) } THEN -1 ELSE ${begin} END AS ${begin}`;
}

/** A clause that binds variables in the way that `begin` is the index of. */
function eitherOf(begin: string, ways: readonly string[], variables: string): string {
  return only(
    begin,
    variables,
    ways.map((way, index) => [`= ${index}`, `${way} RETURN ${variables}`] as const),
  );
}

/**
 * A clause that binds variables by those ways whose condition on `begin` is met. Each way is a call of its own: the
 * condition is then looked at before anything is read.
 */
export function only(
  begin: string,
  variables: string,
  ways: readonly (readonly [condition: string, way: string])[],
): string {
  const branches = ways.map(
    ([condition, way]) => `WITH ${begin} WHERE ${begin} ${condition} CALL (${begin}) { ${way} } RETURN ${variables}`,
  );
  return `CALL (${begin}) { ${branches.join(' UNION ALL ')} }`;
}
