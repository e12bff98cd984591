import { isEntityKind, isRelationKind, TYPE_OF_ENTITY, TYPE_OF_RELATION } from '../kinds.ts';
import type { Roles } from './compose.ts';

/** What is read of one of the types behind an interface. */
interface Branch {
  readonly type: string;
  readonly expressions: readonly string[];
}

/** A row is a positional list. */
export const listOf = (expressions: readonly string[]): string => `[${expressions.join(', ')}]`;

/** The variable of the claim itself. */
export const self = (roles: Roles): string => roles.self ?? 'self';

/** What tells the kind of a row that is read through an interface. */
export const discriminatorOf = (type: string, roles: Roles): string =>
  type === 'Relation' ? `type(${self(roles)})` : `${self(roles)}.kind`;

/** The object type of an entity's or a relation's kind. */
export const typeOfKind = (kind: string): string =>
  isEntityKind(kind) ? TYPE_OF_ENTITY[kind] : isRelationKind(kind) ? TYPE_OF_RELATION[kind] : kind;

const kindsOfType = (type: string): readonly string[] =>
  Object.entries({ ...TYPE_OF_ENTITY, ...TYPE_OF_RELATION }).flatMap(([kind, name]) => (name === type ? [kind] : []));

/** A row for several types: its expression, and how the values of one type's expressions are taken from it. */
interface Cases {
  readonly cypher: string;
  readonly take: ReadonlyMap<string, (row: readonly unknown[]) => readonly unknown[]>;
}

/**
 * The discriminator, then each expression once: those of all types side by side, those of some in a CASE for just
 * these. Were each type to have a list of its own, what they share would be written as often as there are types.
 */
export function casesOf(discriminator: string, branches: readonly Branch[]): Cases {
  const groups = [...groupsOf(branches).values()];
  const shared = groups
    .filter(({ types }) => types.length === branches.length)
    .flatMap(({ expressions }) => expressions.filter((each) => each !== discriminator));
  const partial = groups.filter(({ types }) => types.length < branches.length);
  const cases = partial.map(({ types, expressions }) => {
    const kinds = types.flatMap(kindsOfType);
    return `CASE WHEN ${discriminator} IN ['${kinds.join("', '")}'] THEN ${listOf(expressions)} END`;
  });
  const places = new Map<string, Place>([[discriminator, [0]]]);
  for (const [index, expression] of shared.entries()) places.set(expression, [index + 1]);
  for (const [group, { expressions }] of partial.entries()) {
    for (const [index, expression] of expressions.entries()) places.set(expression, [shared.length + group + 1, index]);
  }
  return {
    cypher: listOf([discriminator, ...shared, ...cases]),
    take: new Map(
      branches.map(({ type, expressions }) => [type, takerOf(expressions.map((each) => places.get(each) ?? []))]),
    ),
  };
}

/** Where a value stands in a row: at an index, or at one of the list there. */
type Place = readonly number[];

const takerOf =
  (places: readonly Place[]) =>
  (row: readonly unknown[]): readonly unknown[] =>
    places.map(([outer = 0, inner]) => {
      const value = row[outer];
      if (inner === undefined) return value;
      return Array.isArray(value) ? value[inner] : null;
    });

interface Group {
  readonly types: readonly string[];
  readonly expressions: string[];
}

/** Expressions by the types that have them. */
function groupsOf(branches: readonly Branch[]): Map<string, Group> {
  const types = new Map<string, string[]>();
  for (const { type, expressions } of branches) {
    // what lies in the row of an object within it may stand in a row twice
    for (const expression of new Set(expressions)) types.set(expression, [...(types.get(expression) ?? []), type]);
  }
  const groups = new Map<string, Group>();
  for (const [expression, having] of types) {
    const group = groups.get(having.join()) ?? { types: having, expressions: [] };
    group.expressions.push(expression);
    groups.set(having.join(), group);
  }
  return groups;
}
