import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import neo4j from 'neo4j-driver';
import { fragment, type OrderKey } from '../fragment.ts';
import { makerOf } from './answer.ts';
import type { Compiled, Compiler, Reader, Row } from './compiler.ts';
import { compose, withRoles } from './compose.ts';
import { decodeCursor, encodeCursor, orderTag } from './cursor.ts';
import type { Arguments, Connection, Listing, Request, Value } from './field.ts';
import { rowsOf } from './rows.ts';
import { fieldsOf } from './selection.ts';
import { type Window, windowOf } from './window.ts';

/** Sorts behind every text: where a descending index seek without a cursor begins. */
const HIGHEST = '\u{10FFFF}';

/** A connection as [rows, totalCount]; each row as [what `nodes` asks, what `edges` ask, the cursor's key …] where they are asked. */
export function connectionOf(
  compiler: Compiler,
  field: Connection,
  definition: GraphQLField<unknown, unknown>,
  row: Row,
  nodes: readonly FieldNode[],
): Compiled {
  const type = getNamedType(definition.type);
  const [node] = nodes;
  if (!isObjectType(type) || !node) throw new Error(`${definition.name}: a connection is an object`);
  const args = compiler.slots.argumentsOf(node, definition, compiler.asked.variables);
  const listing = field.listing(args);
  const { backward } = windowOf(args, definition.name);
  const depth = row.depth + 1;
  const slot = compiler.slots.add(
    node,
    definition,
    (index) => binder(field, definition.name, `${index}`),
    (given) => `${windowOf(given, definition.name).backward ? '-' : '+'}${field.shape?.(given) ?? ''}`,
  );
  const place = { bound: row.roles.self, depth, slot: `${slot}`, kinds: listing.kinds, order: listing.order };
  const asked = selected(compiler, type, nodes);
  const names = new Set([...asked.values()].map(([each]) => each?.name.value));
  const isCounted = names.has('totalCount');
  const found = compose(listing.fragment, place);
  const keys = found.order.slice(listing.fixed ?? 0).map(({ expression }) => expression);
  const beside = besideOf(field, asked, args, row.roles.self ?? '');
  const item = itemOf(compiler, field, type, { roles: found.roles, depth }, asked, beside, `[${keys.join(', ')}]`);
  const isPaged = names.has('edges') || names.has('nodes') || names.has('pageInfo');
  const isRoot = row.roles.self === undefined;
  const given = { listing, found, depth, slot: `${slot}`, isRoot, backward, isPaged, isCounted, item: item.cypher };
  const { preamble, rows, count } = rowsOf(given);
  const besides = [...beside.values()].map(({ cypher }) => `, ${cypher}`).join('');
  return {
    ...(preamble ? { preamble } : {}),
    cypher: `[${rows}, ${count}${besides}]`,
    read: pageReader(item.fields, slot, definition.name, tagOf(listing)),
  };
}

/** What was asked beside the rows, at its place behind rows and count. */
function besideOf(field: Connection, asked: ReadonlyMap<string, readonly FieldNode[]>, args: Arguments, bound: string) {
  const found = [...asked].flatMap(([key, [node]]) => {
    const beside = field.beside[node?.name.value ?? ''];
    return beside ? [{ key, ...beside(args, bound) }] : [];
  });
  return new Map(found.map(({ key, cypher, read }, place) => [key, { cypher, read, index: place + 2 }]));
}

/** The arguments' part in the statement's parameters: page size, cursor, and what the fragment takes. */
function binder(field: Connection, name: string, slot: string) {
  return (args: Arguments): Record<string, unknown> => {
    const { size, cursor, argument, backward } = windowOf(args, name);
    const listing = field.listing(args);
    const free = freeKeys(listing);
    const key = cursor === undefined ? null : decodeCursor(cursor, tagOf(listing), free.length, argument);
    const parameters: Record<string, unknown> = { [`limit_${slot}`]: neo4j.int(size + 1), [`cursor_${slot}`]: key };
    if (listing.seek) parameters[`seek_${slot}`] = key?.[0] ?? (descends(listing, backward) ? HIGHEST : '');
    for (const [parameter, given] of Object.entries(listing.parameters ?? {})) {
      parameters[`${parameter}_${slot}`] = given ?? null;
    }
    for (const [index, condition] of (listing.conditions ?? []).entries()) {
      for (const [parameter, given] of Object.entries(condition.parameters)) {
        parameters[`${parameter}_${slot}_${index}`] = given ?? null;
      }
    }
    return parameters;
  };
}

const orderOf = (listing: Listing): readonly OrderKey[] => listing.order ?? fragment(listing.fragment).order;
const freeKeys = (listing: Listing): readonly OrderKey[] => orderOf(listing).slice(listing.fixed ?? 0);
const descends = (listing: Listing, backward: boolean): boolean =>
  (orderOf(listing)[0]?.descending ?? false) !== backward;
const tagOf = (listing: Listing): string =>
  orderTag(orderOf(listing).map(({ expression, descending }) => `${expression}${descending}`));

/** A page's rows as they come, turned round when read backwards, and what was asked beside them. */
interface Page {
  readonly rows: readonly (readonly unknown[])[];
  readonly more: boolean;
  readonly window: Window;
  readonly total: unknown;
  readonly values: readonly unknown[];
  readonly args: Arguments;
  readonly tag: string;
}

type PageField = (page: Page, request: Request) => unknown;

function pageReader(fields: ReadonlyMap<string, PageField>, slot: number, name: string, tag: string): Reader {
  const made = makerOf();
  return (value, request) => {
    if (!Array.isArray(value)) return null;
    const args = request.args[slot] ?? {};
    const window = windowOf(args, name);
    const found: readonly (readonly unknown[])[] = value[0];
    const rows = found.length > window.size ? found.slice(0, window.size) : found;
    const page: Page = {
      rows: window.backward ? [...rows].reverse() : rows,
      more: found.length > window.size,
      window,
      total: value[1],
      values: value,
      args,
      tag,
    };
    const object = made();
    for (const [key, field] of fields) object[key] = field(page, request);
    return object;
  };
}

/** How each field of the connection is read from a page, in the order asked, and the row that serves them all. */
function itemOf(
  compiler: Compiler,
  field: Connection,
  type: GraphQLObjectType,
  row: Row,
  asked: ReadonlyMap<string, readonly FieldNode[]>,
  beside: ReturnType<typeof besideOf>,
  keys: string,
): { cypher: string; fields: Map<string, PageField> } {
  const expressions: string[] = [];
  const place = (cypher: string): number => {
    const known = expressions.indexOf(cypher);
    return known >= 0 ? known : expressions.push(cypher) - 1;
  };
  const fields = new Map<string, PageField>();
  for (const [key, same] of asked) {
    const name = same[0]?.name.value;
    const apart = beside.get(key);
    if (apart) fields.set(key, ({ values }) => apart.read(values[apart.index]));
    else if (name === 'totalCount') fields.set(key, ({ total }) => total);
    else if (name === 'pageInfo')
      fields.set(
        key,
        pageInfoReader(compiler, type, same, () => place(keys)),
      );
    else if (name === 'nodes') fields.set(key, eachRow(nodeReader(compiler, type, row, same, place)));
    else if (name === 'edges') fields.set(key, eachRow(edgeReader(compiler, field, type, row, same, place, keys)));
    else if (name === '__typename') fields.set(key, () => type.name);
  }
  return { cypher: `[${expressions.join(', ')}]`, fields };
}

type RowReader = (values: readonly unknown[], request: Request, page: Page) => unknown;

const eachRow =
  (read: RowReader): PageField =>
  (page, request) =>
    page.rows.map((values) => read(values, request, page));

function nodeReader(
  compiler: Compiler,
  type: GraphQLObjectType,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
): RowReader {
  const name = nodes[0]?.name.value ?? '';
  const object = getNamedType(type.getFields()[name]?.type);
  if (!isCompositeType(object)) throw new Error(`${type.name}.${name} is no object`);
  const compiled = compiler.objectOf(compiler, object, row, nodes);
  const index = place(compiled.cypher);
  return (values, request) => compiled.read(values[index], request);
}

function edgeReader(
  compiler: Compiler,
  field: Connection,
  connection: GraphQLObjectType,
  row: Row,
  nodes: readonly FieldNode[],
  place: (cypher: string) => number,
  keys: string,
): RowReader {
  const type = getNamedType(connection.getFields().edges?.type);
  if (!isObjectType(type)) throw new Error(`${connection.name}.edges is no object`);
  const readers: [string, RowReader][] = [];
  for (const [key, same] of selected(compiler, type, nodes)) {
    const name = same[0]?.name.value ?? '';
    const extra = field.edge[name];
    if (name === 'cursor') readers.push([key, cursorReader(place(keys))]);
    else if (name === 'node') readers.push([key, nodeReader(compiler, type, row, same, place)]);
    else if (extra) readers.push([key, extraReader(extra, row, place)]);
    else if (name === '__typename') readers.push([key, () => type.name]);
  }
  const made = makerOf();
  return (values, request, page) => {
    const edge = made();
    for (const [key, read] of readers) edge[key] = read(values, request, page);
    return edge;
  };
}

function extraReader(extra: Value, row: Row, place: (cypher: string) => number): RowReader {
  const indexes = extra.cypher.map((expression) => place(withRoles(expression, row.roles)));
  return (values, request, { args }) => {
    const found = indexes.map((index) => values[index] ?? null);
    return extra.decode ? extra.decode(found, request, args) : found[0];
  };
}

const selected = (compiler: Compiler, type: GraphQLObjectType, nodes: readonly FieldNode[]) =>
  fieldsOf(
    type,
    nodes.map((node) => node.selectionSet),
    compiler.asked,
  );

const cursorReader =
  (index: number): RowReader =>
  (values, _request, { tag }) =>
    encodeCursor(tag, cursorKey(values[index]));

const cursorKey = (key: unknown): (string | number | boolean)[] => (Array.isArray(key) ? key : []);

function pageInfoReader(
  compiler: Compiler,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  placeKeys: () => number,
): PageField {
  const type = getNamedType(connection.getFields().pageInfo?.type);
  if (!isObjectType(type)) throw new Error(`${connection.name}.pageInfo is no object`);
  const keys = [...selected(compiler, type, nodes)].map(([key, same]) => [key, same[0]?.name.value ?? ''] as const);
  const index = keys.some(([, name]) => name.endsWith('Cursor')) ? placeKeys() : -1;
  return (page) => Object.fromEntries(keys.map(([key, name]) => [key, pageInfo(page, name, index)]));
}

/** Behind a cursor there is always what the cursor stands on, so the other way has a page. */
function pageInfo({ rows, more, window, tag }: Page, name: string, index: number): unknown {
  const cursorOf = (values: readonly unknown[] | undefined) =>
    values === undefined ? null : encodeCursor(tag, cursorKey(values[index]));
  if (name === 'startCursor') return cursorOf(rows[0]);
  if (name === 'endCursor') return cursorOf(rows.at(-1));
  if (name === 'hasNextPage') return window.backward ? window.cursor !== undefined : more;
  if (name === 'hasPreviousPage') return window.backward ? more : window.cursor !== undefined;
  return 'PageInfo';
}
