import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { makerOf } from './answer.ts';
import { casesOf, discriminatorOf, listOf, self, typeOfKind } from './cases.ts';
import type { Compiled, Compiler, Flat, Row } from './compiler.ts';
import { compose, withRoles } from './compose.ts';
import type { At, Column, Connection, Field, FieldMap, Joined, Part, Request, Value } from './field.ts';
import { connectionOf } from './page.ts';
import { Places } from './places.ts';
import { compositeOf, fieldsOf } from './selection.ts';
import { type Version, versionUnder } from './versions.ts';

type Past = Version | undefined;
/** Reads from a row, in which what is its own begins at `from`. */
type FieldReader = (row: readonly unknown[], request: Request, past: Past, from: number) => unknown;

interface Branch {
  readonly type: string;
  readonly expressions: readonly string[];
  readonly read: FieldReader;
}

/** An object of `type` as a positional list of expressions over `row`; behind an interface, of all that it may be. */
export function objectOf(
  compiler: Compiler,
  type: GraphQLCompositeType,
  row: Row,
  nodes: readonly FieldNode[],
): Compiled {
  if (!isAbstractType(type)) {
    const { expressions, read } = branchOf(compiler, type, row, nodes);
    return laidOut({ expressions, read: (values, request, from) => read(values, request, undefined, from) });
  }
  const discriminator = discriminatorOf(type.name, row.roles);
  const branches = compiler.asked.schema
    .getPossibleTypes(type)
    .map((object) => branchOf(compiler, object, row, nodes, [discriminator]));
  const readers = new Map(branches.map((branch) => [branch.type, branch.read]));
  const expressions = alike(branches);
  if (expressions) {
    return laidOut({
      expressions,
      read: (values, request, from) =>
        readers.get(typeOfKind(String(values[from])))?.(values, request, undefined, from) ?? null,
    });
  }
  const { cypher, take } = casesOf(discriminator, branches);
  return {
    cypher,
    read: (value, request) => {
      if (!Array.isArray(value)) return null;
      const name = typeOfKind(String(value[0]));
      return readers.get(name)?.(take.get(name)?.(value) ?? [], request, undefined, 0) ?? null;
    },
  };
}

/** An object whose row holds these expressions, as a list of its own or within a wider row. */
const laidOut = (flat: Flat): Compiled => ({
  cypher: listOf(flat.expressions),
  read: (value, request) => (Array.isArray(value) ? flat.read(value, request, 0) : null),
  flat,
});

/** The expressions that all types are read from, where these are the same. */
function alike([first, ...others]: readonly Branch[]): readonly string[] | undefined {
  const expressions = first?.expressions ?? [];
  const isSame = (branch: Branch): boolean =>
    branch.expressions.length === expressions.length &&
    branch.expressions.every((each, at) => each === expressions[at]);
  return others.every(isSame) ? expressions : undefined;
}

/**
 * The fields asked of one object type.
 * @param first expressions that stand before theirs, such as what tells the types apart
 */
function branchOf(
  compiler: Compiler,
  type: GraphQLObjectType,
  row: Row,
  nodes: readonly FieldNode[],
  first: readonly string[] = [],
): Branch {
  const places = new Places(first);
  const readers = readersOf(compiler, type, row, nodes, places);
  const isEntity = type.getInterfaces().some((each) => each.name === 'Entity');
  const needsVersions = isEntity && readers.some(({ versioned }) => versioned);
  const versions = needsVersions ? places.of(`${self(row.roles)}.versions`) : -1;
  const build = builderOf(type.name, readers);
  const read: FieldReader = needsVersions
    ? (values, request, _past, from) =>
        build(values, request, versionUnder(values[from + versions], request.seen), from)
    : build;
  return { type: type.name, expressions: places.expressions, read };
}

/** How a field is read: where its value stands as it is, whatever the version, or by a function. */
type Access =
  | { readonly versioned: false; readonly place: number; readonly read?: undefined }
  | { readonly versioned: boolean; readonly read: FieldReader };
type KeyedReader = { readonly key: string } & Access;

function builderOf(typename: string, readers: readonly KeyedReader[]): FieldReader {
  const made = makerOf(typename);
  return (values, request, past, from) => {
    const object = made();
    for (const reader of readers) {
      object[reader.key] = reader.read
        ? reader.read(values, request, past, from)
        : (values[from + reader.place] ?? null);
    }
    return object;
  };
}

function readersOf(
  compiler: Compiler,
  type: GraphQLObjectType,
  row: Row,
  nodes: readonly FieldNode[],
  places: Places,
): KeyedReader[] {
  const selections = nodes.map((node) => node.selectionSet);
  return [...fieldsOf(type, selections, compiler.asked)].flatMap(([key, same]) => {
    const name = same[0]?.name.value ?? '';
    const definition = type.getFields()[name];
    if (name === '__typename') return [{ key, versioned: false, read: () => type.name }];
    return definition ? [{ key, ...readerOf(compiler, type, definition, row, same, places) }] : [];
  });
}

function readerOf(
  compiler: Compiler,
  type: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
  places: Places,
): Access {
  const field = fieldDefinition(compiler.fields, type, definition.name);
  if (field.reads === 'value') return valueReader(compiler, field, definition, row, nodes, places);
  if (field.reads === 'column') return columnReader(field, row, places);
  if (field.reads === 'part') return partReader(compiler, field.when, definition, row, nodes, places);
  const read = places.readerOf(nested(compiler, field, definition, row, nodes));
  return { versioned: false, read: (values, request, _past, from) => read(values, request, from) };
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
  places: Places,
): Access {
  const indexes = field.cypher.map((expression) => places.of(withRoles(expression, row.roles)));
  const names = field.cypher.map((expression) => expression.replace(/^self\./, ''));
  const slot = definition.args.length > 0 && nodes[0] ? compiler.slots.add(nodes[0], definition) : -1;
  const { decode } = field;
  const [only = 0] = indexes;
  if (!decode && !field.versioned) return { versioned: false, place: only };
  const current = (values: readonly unknown[], from: number): unknown[] =>
    indexes.map((index) => values[from + index] ?? null);
  return {
    versioned: field.versioned,
    read: (values, request, past, from) => {
      const stood = field.versioned && past ? names.map((name) => past[name] ?? null) : undefined;
      if (!decode) return stood ? stood[0] : (values[from + only] ?? null);
      return decode(stood ?? current(values, from), request, request.args[slot] ?? {});
    },
  };
}

function columnReader(field: Column, row: Row, places: Places): Access {
  const found = compose(field.fragment, { bound: row.roles.self, depth: row.depth + 1, slot: 'none' });
  const rows = `COLLECT { ${found.match} RETURN ${found.distinct}${withRoles(field.cypher, found.roles)} }`;
  const index = places.of(rows);
  const besides = field.besides.map((name) => ({ name, index: places.of(`${self(row.roles)}.${name}`) }));
  return {
    versioned: true,
    read: (values, _request, past, from) => {
      const column = values[from + index];
      const known = besides.map((each) => (past ? past[each.name] : values[from + each.index]) ?? null);
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
  places: Places,
): Access {
  const type = getNamedType(definition.type);
  if (!isObjectType(type)) throw new Error(`${definition.name}: a part is an object`);
  const readers = readersOf(compiler, type, row, nodes, places);
  const build = builderOf(type.name, readers);
  if (!when) return { versioned: readers.some(({ versioned }) => versioned), read: build };
  const { attribute, holds } = when;
  const index = places.of(`${self(row.roles)}.${attribute}`);
  return {
    versioned: true,
    read: (values, request, past, from) =>
      holds((past ? past[attribute] : values[from + index]) ?? null) ? build(values, request, past, from) : null,
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
  const type = compositeOf(definition);
  if (field.reads === 'connection') return connectionOf(compiler, field, definition, row, nodes);
  if (field.reads === 'at') {
    const variable = row.roles[field.role];
    if (variable === undefined) throw new Error(`${definition.name}: the row gives no '${field.role}'`);
    const object = (self: string): Compiled => objectOf(compiler, type, { roles: { self }, depth: row.depth }, nodes);
    // what is asked of one type alone would be read of all the others too
    return row.numbered && isAbstractType(type)
      ? row.numbered.at(variable, object(row.numbered.variable))
      : object(variable);
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
