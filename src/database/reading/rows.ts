import { composeConditions, type Narrowed, only } from './beginning.ts';
import type { Compiled } from './compiler.ts';
import type { Composed } from './compose.ts';
import type { Listing } from './field.ts';

/** A list in its place, and what is asked of it. */
export interface Asked {
  readonly listing: Listing;
  /** The fragment of the list, without its conditions. */
  readonly found: Composed;
  readonly depth: number;
  readonly slot: string;
  readonly isRoot: boolean;
  readonly backward: boolean;
  readonly isPaged: boolean;
  readonly isCounted: boolean;
  /** What each row of the page gives. */
  readonly item: string;
}

interface Rows {
  readonly preamble?: NonNullable<Compiled['preamble']>;
  /** A list of items. */
  readonly rows: string;
  readonly count: string;
}

/** The rows of a page and how many there are on all pages, as expressions. */
export function rowsOf(asked: Asked): Rows {
  const { found, listing, isPaged, isCounted } = asked;
  const { start, texts, otherwise } = narrowedBy(asked);
  const met = meeting(found, start, texts);
  const collected = (rows: string): string => (isPaged ? `COLLECT { ${rows} RETURN ${asked.item} }` : '[]');
  if (!isCounted) {
    const page = pageOf(met, listing, asked);
    return { rows: collected(otherwise ? pageOfEither(page, otherwise, asked) : page), count: 'null' };
  }
  if (start === '') {
    const count = `COUNT { ${met} RETURN ${found.distinct}${found.returns} }`;
    return { rows: collected(pageOf(met, listing, asked)), count };
  }
  // who was begun with is looked for once, to be paged and counted
  const self = selfOf(found);
  const preamble = { clauses: `${met} WITH collect(${self}) AS found`, variable: 'found' };
  const rows = pageOf(`UNWIND found AS ${self}`, { ...listing, seek: false }, asked);
  return { preamble, rows: collected(rows), count: 'size(found)' };
}

/**
 * A root list begins with who meets a condition where all have to be counted, and where a condition is on the relations
 * of one entity; where it is on regions alone, which may hold very many, only if they are few.
 */
function narrowedBy({ listing: { conditions = [], label }, found, depth, slot, isRoot, isCounted }: Asked): Narrowed {
  return composeConditions(selfOf(found), conditions, {
    depth,
    slotOf: (index) => `${slot}_${index}`,
    isBegun: isRoot,
    label,
    wanted: isCounted || conditions.some(isOfOne) ? undefined : limitOf(slot),
  });
}

const isOfOne = ({ beginning, parameters }: NonNullable<Listing['conditions']>[number]): boolean =>
  beginning !== undefined && 'key' in parameters;

const selfOf = ({ roles }: Composed): string => roles.self ?? 'self';
const limitOf = (slot: string): string => `$limit_${slot}`;

const meeting = ({ match }: Composed, start: string, conditions: readonly string[]): string =>
  start + [match, ...conditions].join(' AND ');

/** Clauses that bind the rows of one page: behind the cursor, in order, one more than asked to know whether there are more. */
function pageOf(match: string, { fixed = 0, seek }: Listing, asked: Asked): string {
  const { found, slot } = asked;
  const [first = '', ...rest] = found.order.slice(fixed).map(({ expression }) => expression);
  const descending = descends(asked);
  const sought = [`${first} ${descending ? '<=' : '>='} $seek_${slot}`, ...rest.map((key) => `${key} IS NOT NULL`)];
  const behind = `$cursor_${slot} IS NULL OR [${[first, ...rest].join(', ')}] ${descending ? '<' : '>'} $cursor_${slot}`;
  const rows = [match, ...(seek ? sought : [])].join(' AND ');
  return `${rows} WITH ${found.distinct}${found.returns} WHERE ${behind} WITH * ${cut(asked)}`;
}

/** The same where the statement chooses between those begun with and all in their order. */
function pageOfEither(
  begun: string,
  { choice, begin, texts }: NonNullable<Narrowed['otherwise']>,
  asked: Asked,
): string {
  const self = selfOf(asked.found);
  const walked = pageOf(meeting(asked.found, '', texts), asked.listing, asked);
  const either = only(begin, self, [
    ['>= 0', `${begun} RETURN ${self}`],
    ['< 0', `${walked} RETURN ${self}`],
  ]);
  return `${choice}${either} WITH ${self} ${cut(asked)}`;
}

function cut(asked: Asked): string {
  const way = descends(asked) ? ' DESC' : '';
  const order = asked.found.order.map(({ expression }) => expression + way).join(', ');
  return `ORDER BY ${order} LIMIT ${limitOf(asked.slot)}`;
}

const descends = ({ found, backward }: Asked): boolean => (found.order[0]?.descending ?? false) !== backward;
