import { composeCondition, composeFragment } from './compose.ts';
import type { Condition } from './field.ts';

interface Place {
  readonly depth: number;
  /** What the parameters of a condition end in, by its index. */
  readonly slotOf: (index: number) => string;
  /** Whether to begin with who meets a condition, instead of looking at every entity. */
  readonly isBegun: boolean;
}

/** Conditions as they stand in a statement. */
export interface Narrowed {
  /** Clauses that bind `self` to all who meet one of the conditions, each once; empty where there is none to begin with. */
  readonly start: string;
  /** What is still to be asked of `self`. */
  readonly texts: readonly string[];
}

/**
 * Conditions on `self`. Where several of them know who meets them, the statement itself counts how many each would lead
 * to, and begins with the fewest: that depends on values, as its text must not.
 */
export function composeConditions(
  self: string,
  conditions: readonly Condition[],
  { depth, slotOf, isBegun }: Place,
): Narrowed {
  const placed = conditions.map(({ fragment, beginning, kinds }, index) => {
    const place = { depth, slot: slotOf(index), kinds };
    return { text: composeCondition(fragment, self, place), beginning: isBegun ? beginning : undefined, place };
  });
  const begin = `begin${depth}`;
  const starts: string[] = [];
  const sizes: string[] = [];
  const texts: string[] = [];
  const several = placed.filter(({ beginning }) => beginning).length > 1;
  for (const { text, beginning, place } of placed) {
    if (!beginning) texts.push(text);
    else {
      if (several) texts.push(`(${begin} = ${starts.length} OR ${text})`);
      sizes.push(composeFragment(beginning.size, sizeOf(begin, starts.length), place));
      starts.push(composeFragment(beginning.from, self, place));
    }
  }
  if (!several) return { start: starts.map((start) => `${start} WITH DISTINCT ${self} `).join(''), texts };
  return { start: `${fewest(begin, sizes)} ${eitherOf(begin, starts, self)} `, texts };
}

const sizeOf = (begin: string, index: number): string => `${begin}Size${index}`;

/** Clauses that bind `begin` to the index of the least of some sizes, the first of equal ones. */
function fewest(begin: string, sizes: readonly string[]): string {
  const counted = sizes.map((size, index) => `CALL () { ${size} RETURN ${sizeOf(begin, index)} }`);
  const cases = sizes.slice(0, -1).map((_size, index) => {
    const others = sizes.slice(index + 1).map((_other, more) => sizeOf(begin, index + 1 + more));
    return `WHEN ${others.map((other) => `${sizeOf(begin, index)} <= ${other}`).join(' AND ')} THEN ${index}`;
  });
  return `${counted.join(' ')} WITH CASE ${cases.join(' ')} ELSE ${sizes.length - 1} END AS ${begin}`;
}

function eitherOf(begin: string, starts: readonly string[], self: string): string {
  const ways = starts.map((start, index) => `WITH ${begin} WHERE ${begin} = ${index} ${start} RETURN DISTINCT ${self}`);
  return `CALL (${begin}) { ${ways.join(' UNION ALL ')} } WITH ${begin}, ${self}`;
}
