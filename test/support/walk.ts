import type { TestGraph } from './graph.ts';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Page {
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

interface List {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

export type PageArguments = Readonly<{ first?: number; last?: number; after?: string | null; before?: string | null }>;

/** One page of the list that stands under the key `list`; `%` in `question` is where its paging goes. */
export async function pageOf(graph: TestGraph, question: string, given: PageArguments): Promise<Page> {
  const names = Object.keys(given);
  const types = names.map((name) => `$${name}: ${name === 'first' || name === 'last' ? 'Int' : 'String'}`);
  const paging = `${names.map((name) => `${name}: $${name}`).join(', ')},`;
  const selection =
    '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } edges { cursor node { id } } }';
  const [start = '', end = ''] = question.split('%');
  const close = end.indexOf(')') + 1;
  const source = `query (${types.join(', ')}) { ${start}${paging}${end.slice(0, close)} ${selection}${end.slice(close)} }`;
  const list = listIn(await graph.ask<Record<string, unknown>>(source, given));
  if (list.nodes.some(({ id }, index) => list.edges[index]?.node.id !== id))
    throw new Error('nodes are not the edges’ nodes');
  return {
    ids: list.nodes.map(({ id }) => id),
    cursors: list.edges.map(({ cursor }) => cursor),
    pageInfo: list.pageInfo,
    totalCount: list.totalCount,
  };
}

const isList = (value: unknown): value is List => typeof value === 'object' && value !== null && 'pageInfo' in value;

function listIn(value: unknown): List {
  if (isList(value)) return value;
  const [inner] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  if (inner === undefined) throw new Error('there is no list');
  return listIn(inner);
}

/** The ids on all pages, in the order of the list; `between` runs after each page. Throws where pageInfo is not right. */
export async function walk(
  graph: TestGraph,
  question: string,
  sizeOf: (page: number) => number,
  direction: 'forward' | 'backward' = 'forward',
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const pages: (readonly string[])[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 200; page++) {
    const size = sizeOf(page);
    const given: PageArguments =
      direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor };
    const { ids, cursors, pageInfo }: Page = await pageOf(graph, question, given);
    check(pageInfo, { cursors, direction, isFirst: cursor === null, isFull: ids.length === size });
    if (direction === 'forward') pages.push(ids);
    else pages.unshift(ids);
    cursor = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
    if (direction === 'forward' ? !pageInfo.hasNextPage : !pageInfo.hasPreviousPage) return pages.flat();
    await between();
  }
  throw new Error('the walk does not end');
}

interface Seen {
  readonly cursors: readonly string[];
  readonly direction: 'forward' | 'backward';
  readonly isFirst: boolean;
  readonly isFull: boolean;
}

function check(info: PageInfo, { cursors, direction, isFirst, isFull }: Seen): void {
  const [ahead, behind] =
    direction === 'forward' ? [info.hasNextPage, info.hasPreviousPage] : [info.hasPreviousPage, info.hasNextPage];
  const wrong =
    info.startCursor !== (cursors[0] ?? null) ||
    info.endCursor !== (cursors.at(-1) ?? null) ||
    behind === isFirst ||
    (ahead && !isFull);
  if (wrong) throw new Error(`wrong pageInfo: ${JSON.stringify(info)}`);
}
