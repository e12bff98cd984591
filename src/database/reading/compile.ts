import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { makerOf } from './answer.ts';
import { casesOf, discriminatorOf, listOf, self, typeOfKind } from './cases.ts';
import type { Compiled, Compiler, Row } from './compiler.ts';
import { compose, withRoles } from './compose.ts';
import type { At, Column, Connection, Field, FieldMap, Joined, Part, Request, Value } from './field.ts';
import { connectionOf } from './page.ts';
import { fieldsOf } from './selection.ts';
import { type Version, versionUnder } from './versions.ts';

type Past = Version | undefined;
type FieldReader = (row: readonly unknown[], request: Request, past: Past) => unknown;
type Branch = { readonly type: string; readonly expressions: readonly string[]; readonly read: FieldReader };

/** An object of `type` as a positional list of expressions over `row`; behind an interface, of all that it may be. */
export function objectOf(
  compiler: Compiler,
  type: GraphQLCompositeType,
  row: Row,
  nodes: readonly FieldNode[],
): Compiled {
  if (!isAbstractType(type)) return onlyObject(branchOf(compiler, type, row, nodes));
  const branches = compiler.asked.schema.getPossibleTypes(type).map((object) => branchOf(compiler, object, row, nodes));
  const { cypher, take } = casesOf(discriminatorOf(type.name, row.roles), branches);
  const readers = new Map(branches.map((branch) => [branch.type, branch.read]));
  return {
    cypher,
    read: (value, request) => {
      if (!Array.isArray(value)) return null;
      const name = typeOfKind(String(value[0]));
      return readers.get(name)?.(take.get(name)?.(value) ?? [], request, undefined) ?? null;
    },
  };
}

const onlyObject = ({ expressions, read }: Branch): Compiled => ({
  cypher: listOf(expressions),
  read: (value, request) => (Array.isArray(value) ? read(value, request, undefined) : null),
});

/** The fields asked of one object type. */
function branchOf(compiler: Compiler, type: GraphQLObjectType, row: Row, nodes: readonly FieldNode[]): Branch {
  const expressions: string[] = [];
  const place = (cypher: string): number => {
    const known = expressions.indexOf(cypher);
    return known >= 0 ? known : expressions.push(cypher) - 1;
  };
  const readers = readersOf(compiler, type, row, nodes, place);
  const isEntity = type.getInterfaces().some((each) => each.name === 'Entity');
  const needsVersions = isEntity && readers.some(({ versioned }) => versioned);
  const versions = needsVersions ? place(`${self(row.roles)}.versions`) : -1;
  const build = builderOf(type.name, readers);
  const readRow: FieldReader = needsVersions
    ? (values, request) => build(values, request, versionUnder(values[versions], request.seen))
    : build;
  return { type: type.name, expressions, read: readRow };
}

interface KeyedReader {
  readonly key: string;
  readonly versioned: boolean;
  readonly read: FieldReader;
}

function builderOf(typename: string, readers: readonly KeyedReader[]): FieldReader {
  const made = makerOf(typename);
  return (values, request, past) => {
    const object = made();
    for (const { key, read } of readers) object[key] = read(values, request, past);
    return object;
  };
}

function readersOf(
  compiler: Compiler,
  type: GraphQLObjectType,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
): KeyedReader[] {
  const selections = nodes.map((node) => node.selectionSet);
  return [...fieldsOf(type, selections, compiler.asked)].flatMap(([key, same]) => {
    const name = same[0]?.name.value ?? '';
    const definition = type.getFields()[name];
    if (name === '__typename') return [{ key, versioned: false, read: () => type.name }];
    return definition ? [{ key, ...readerOf(compiler, type, definition, row, same, place) }] : [];
  });
}

function readerOf(
  compiler: Compiler,
  type: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
): Omit<KeyedReader, 'key'> {
  const field = fieldDefinition(compiler.fields, type, definition.name);
  if (field.reads === 'value') return valueReader(compiler, field, definition, row, nodes, place);
  if (field.reads === 'column') return columnReader(field, row, place);
  if (field.reads === 'part') return partReader(compiler, field.when, definition, row, nodes, place);
  const compiled = nested(compiler, field, definition, row, nodes);
  const index = place(compiled.cypher);
  return { versioned: false, read: (values, request) => compiled.read(values[index], request) };
}

/** How a type reads a field: as it says itself, or as one of its interfaces does. */
export function fieldDefinition(fields: FieldMap, type: GraphQLObjectType, name: string): Field {
  const owners = [
    type.name,
    ...type
      .getInterfaces()
      .map((each) => each.name)
      .reverse(),
  ];
  for (const owner of owners) {
    const field = fields[owner]?.[name];
    if (field) return field;
  }
  throw new Error(`${type.name}.${name} is in the schema, but no feature says how to read it`);
}

function valueReader(
  compiler: Compiler,
  field: Value,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
): Omit<KeyedReader, 'key'> {
  const indexes = field.cypher.map((expression) => place(withRoles(expression, row.roles)));
  const names = field.cypher.map((expression) => expression.replace(/^self\./, ''));
  const slot = definition.args.length > 0 && nodes[0] ? compiler.slots.add(nodes[0], definition) : -1;
  const { decode } = field;
  const [only = 0] = indexes;
  const current = (values: readonly unknown[]): unknown[] => indexes.map((index) => values[index] ?? null);
  return {
    versioned: field.versioned,
    read: (values, request, past) => {
      const stood = field.versioned && past ? names.map((name) => past[name] ?? null) : undefined;
      if (!decode) return stood ? stood[0] : (values[only] ?? null);
      return decode(stood ?? current(values), request, request.args[slot] ?? {});
    },
  };
}

function columnReader(field: Column, row: Row, place: (cypher: string) => number): Omit<KeyedReader, 'key'> {
  const found = compose(field.fragment, { bound: row.roles.self, depth: row.depth + 1, slot: 'none' });
  const rows = `COLLECT { ${found.match} RETURN ${found.distinct}${withRoles(field.cypher, found.roles)} }`;
  const index = place(rows);
  const besides = field.besides.map((name) => ({ name, index: place(`${self(row.roles)}.${name}`) }));
  return {
    versioned: true,
    read: (values, _request, past) => {
      const column = values[index];
      const known = besides.map((each) => (past ? past[each.name] : values[each.index]) ?? null);
      return field.decode(Array.isArray(column) ? column : [], known);
    },
  };
}

/** A part lies flat in its object's row; what decides whether there is one takes a further place there. */
function partReader(
  compiler: Compiler,
  when: Part['when'],
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
): Omit<KeyedReader, 'key'> {
  const type = getNamedType(definition.type);
  if (!isObjectType(type)) throw new Error(`${definition.name}: a part is an object`);
  const readers = readersOf(compiler, type, row, nodes, place);
  const build = builderOf(type.name, readers);
  if (!when) return { versioned: readers.some(({ versioned }) => versioned), read: build };
  const { attribute, holds } = when;
  const index = place(`${self(row.roles)}.${attribute}`);
  return {
    versioned: true,
    read: (values, request, past) =>
      holds((past ? past[attribute] : values[index]) ?? null) ? build(values, request, past) : null,
  };
}

/** A field whose objects stand in rows of their own. */
export const nested = (
  compiler: Compiler,
  field: At | Joined | Connection,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
): Compiled =>
  compiler.known.once(field, definition, row, nodes, () => nestedAnew(compiler, field, definition, row, nodes));

function nestedAnew(
  compiler: Compiler,
  field: At | Joined | Connection,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
): Compiled {
  const type = getNamedType(definition.type);
  if (!isCompositeType(type)) throw new Error(`${definition.name}: only objects stand in rows of their own`);
  if (field.reads === 'connection') return connectionOf(compiler, field, definition, row, nodes);
  if (field.reads === 'at') {
    const variable = row.roles[field.role];
    if (variable === undefined) throw new Error(`${definition.name}: the row gives no '${field.role}'`);
    return objectOf(compiler, type, { roles: { self: variable }, depth: row.depth }, nodes);
  }
  const depth = row.depth + 1;
  const found = compose(field.fragment, { bound: row.roles.self, depth, slot: 'none' });
  const object = objectOf(compiler, type, { roles: found.roles, depth }, nodes);
  const order = found.order.map(({ expression, descending }) => expression + (descending ? ' DESC' : '')).join(', ');
  const rows = `COLLECT { ${found.match} WITH ${found.distinct}${found.returns} ${order ? `ORDER BY ${order} ` : ''}LIMIT ${field.limit} RETURN ${object.cypher} }`;
  if (field.reads === 'one') return { cypher: `head(${rows})`, read: object.read };
  return {
    cypher: rows,
    read: (value, request) => (Array.isArray(value) ? value.map((item) => object.read(item, request)) : []),
  };
}
