import type { Claims } from '../claims.ts';
import type { Description, Mapping, Node } from './nodes.ts';

/** Nodes with the graph in which they stand; undefined for the default one. */
export type Graph = readonly [name: string | undefined, nodes: readonly Node[]];

/** Everything in scope, page by page: entities, facts, then sources. */
export async function* described(claims: Claims, mapping: Mapping): AsyncGenerator<Iterable<Description>> {
  for await (const page of claims.entities()) yield each(page, (entity) => mapping.entity(entity));
  for await (const page of claims.facts()) yield each(page, (fact) => mapping.fact(fact));
  for await (const page of claims.sources()) {
    yield each(page, (source) => ({ claim: [mapping.source(source)], sources: [] }));
  }
}

/** One by one, so that what has been written can be forgotten. */
function* each<T>(page: Iterable<T>, describe: (one: T) => Description): Generator<Description> {
  for (const one of page) yield describe(one);
}

/** A claim stands in the graph of every source that supports it; where none does, in the default graph. */
export function* graphsOf({ claim, sources }: Description): Generator<Graph> {
  if (!sources.some(({ supports }) => supports)) yield [undefined, claim];
  for (const { graph, supports, nodes } of sources) yield [graph, supports ? [...claim, ...nodes] : nodes];
}
