import { getNamedType, isCompositeType } from 'graphql';
import type { Answer, Found } from './answer.ts';
import { fieldDefinition, nested, objectOf } from './compile.ts';
import { compose } from './compose.ts';
import type { Root } from './plan.ts';

/** A root field that is read as its own definition says, e.g. a connection. */
export const listRoot: Root<Answer> = (compiler, info) => {
  const definition = info.parentType.getFields()[info.fieldName];
  const field = fieldDefinition(compiler.fields, info.parentType, info.fieldName);
  if (!definition || field.reads !== 'connection') throw new Error(`Query.${info.fieldName} is no list`);
  return nested(compiler, field, definition, { roles: {}, depth: 0 }, info.fieldNodes);
};

interface Objects {
  /** The rows found are of this type; absent: of the field's own type. */
  readonly type?: string;
  readonly kinds?: readonly string[];
  readonly limit: number;
  /** What the fragment's parameters end in. */
  readonly slot?: string;
}

/** The objects a fragment finds, as `{key, object}` in its order; `key` is what it orders by first. */
export function objectsRoot(fragment: string, { type, kinds, limit, slot = 'root' }: Objects): Root<Found[]> {
  return (compiler, info) => {
    const named = type === undefined ? getNamedType(info.returnType) : info.schema.getType(type);
    if (!isCompositeType(named)) throw new Error(`${fragment}: '${named?.name}' has no fields`);
    const found = compose(fragment, { bound: undefined, depth: 1, slot, kinds });
    const object = objectOf(compiler, named, { roles: found.roles, depth: 1 }, info.fieldNodes);
    const [first] = found.order;
    const order = found.order.map(({ expression }) => expression).join(', ');
    return {
      cypher: `COLLECT { ${found.match} WITH ${found.distinct}${found.returns} ORDER BY ${order} LIMIT ${limit} RETURN [${first?.expression}, ${object.cypher}] }`,
      read: (value, request) =>
        (Array.isArray(value) ? value : []).map(([key, row]) => ({
          key: String(key),
          object: object.read(row, request),
        })),
    };
  };
}

/** Several roots read in one statement; the value is a list of theirs. */
export const allOf =
  <T>(roots: readonly Root<T>[]): Root<T[]> =>
  (compiler, info) => {
    const compiled = roots.map((root) => root(compiler, info));
    return {
      cypher: `[${compiled.map(({ cypher }) => cypher).join(', ')}]`,
      read: (value, request) =>
        compiled.map((each, index) => each.read(Array.isArray(value) ? value[index] : null, request)),
    };
  };
