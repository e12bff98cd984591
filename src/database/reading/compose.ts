import { type Fragment, fragment, type OrderKey, renameVariables } from '../fragment.ts';
import { RELATION_KINDS } from '../kinds.ts';
import { expandLens } from '../lens.ts';

/** Which variable plays which part in a row: `self`, `from`, `to`, `source`, … */
export type Roles = Readonly<Record<string, string>>;

/** A fragment made ready for its place in a statement. */
export interface Composed {
  readonly match: string;
  readonly roles: Roles;
  readonly distinct: string;
  readonly returns: string;
  readonly order: readonly OrderKey[];
}

export interface Place {
  /** The row's own variable that the fragment is bound to; undefined at the root. */
  readonly bound: string | undefined;
  /** How deep the fragment is nested: its own variables are told apart by it. */
  readonly depth: number;
  /** What parameters of the fragment end in, so that two uses do not share them. */
  readonly slot: string;
  readonly kinds?: readonly string[] | undefined;
  /** Instead of the fragment's own order. */
  readonly order?: readonly OrderKey[] | undefined;
}

/** Parameters of the lens, the same everywhere in a statement. */
const SHARED = new Set(['validUntil', 'validSince', 'knownAt', 'personIdentifiers']);

/** Renames the fragment's variables and parameters for its place, writes out lens and kinds. */
export function compose(name: string, place: Place): Composed {
  const source = fragment(name);
  const names = new Map(source.variables.map((variable) => [variable, `${variable}${place.depth}`]));
  if (source.binds !== undefined && place.bound !== undefined) names.set(source.binds, place.bound);
  const fit = (cypher: string): string => fitted(cypher, names, place);
  return {
    match: fit(source.match),
    roles: Object.fromEntries(
      Object.entries(source.gives).map(([role, variable]) => [role, names.get(variable) ?? variable]),
    ),
    distinct: source.distinct ? 'DISTINCT ' : '',
    returns: source.returns.map(fit).join(', '),
    order: (place.order ?? source.order).map((key) => ({ ...key, expression: fit(key.expression) })),
  };
}

/** The condition after WHERE in a fragment that gives the variable `self`. */
export function composeCondition(name: string, self: string, place: Omit<Place, 'bound'>): string {
  const source = fragment(name);
  const names = conditionNames(source, self, place);
  const condition = /\bWHERE\b([\s\S]*)$/.exec(source.match.replace(/^MATCH\s*\([^)]*\)/, ''))?.[1];
  if (condition === undefined) throw new Error(`cypher/${name}.cypher: a condition needs WHERE`);
  return `(${fitted(condition.trim(), names, { ...place, bound: undefined })})`;
}

/** The clauses of a fragment that binds nothing from outside, and `self` as what it gives. */
export function composeFragment(name: string, self: string, place: Omit<Place, 'bound'>): string {
  const source = fragment(name);
  return fitted(source.match, conditionNames(source, self, place), { ...place, bound: undefined });
}

interface Begun {
  readonly self: string;
  /** What is null where no relation led there. */
  readonly by: string;
}

/** The clauses of a fragment that gives who meets a condition and the relation by which, narrowed to a label. */
export function composeBeginning(
  name: string,
  { self, by }: Begun,
  { label = 'Entity', ...place }: Omit<Place, 'bound'> & { readonly label?: string | undefined },
): string {
  const source = fragment(name);
  const names = new Map([...conditionNames(source, self, place), [source.gives.by ?? '', by]]);
  const clauses = fitted(source.match, names, { ...place, bound: undefined });
  return clauses.replaceAll(`(${self}:Entity)`, `(${self}:${label})`);
}

/** What the variables of a fragment that gives `self` are called in its place. */
function conditionNames(
  { name, variables, gives: { self: own } }: Fragment,
  self: string,
  { depth, slot }: Omit<Place, 'bound'>,
): ReadonlyMap<string, string> {
  if (own === undefined) throw new Error(`cypher/${name}.cypher: a condition gives 'self'`);
  const names = variables.map((variable): [string, string] => [variable, `${variable}${depth}${slot}`]);
  return new Map([...names, [own, self]]);
}

function fitted(cypher: string, names: ReadonlyMap<string, string>, place: Place): string {
  const kinds = place.kinds ?? RELATION_KINDS;
  return expandLens(renameVariables(cypher, names))
    .replaceAll(/\$(\w+)/g, (parameter, name: string) => (SHARED.has(name) ? parameter : `$${name}_${place.slot}`))
    .replaceAll('ANY_KIND', kinds.length === 0 ? 'NO_KIND' : kinds.join('|'));
}

/** An expression over the parts of a claim, over the variables that play them here. */
export const withRoles = (expression: string, roles: Roles): string =>
  expression.replaceAll(/(?<![.$\w])(\w+)(?=[.)])/g, (word) =>
    Object.hasOwn(roles, word) ? (roles[word] ?? word) : word,
  );
