import type { Claims } from './claims.ts';
import { PIECE } from './pieces.ts';
import { described, graphsOf } from './rdf/graphs.ts';
import { type Description, Mapping, type Node } from './rdf/nodes.ts';
import { datatypeOf, lexical, PREFIXES, TERMS, type TermName } from './rdf/terms.ts';
import type { Whole } from './whole.ts';

/** The context by which JSON-LD exports are read; it stands in each of them, and at /context.jsonld. */
export const context: Readonly<Record<string, string | object>> = {
  ...PREFIXES,
  ...Object.fromEntries(Object.entries(TERMS).map(([name, { iri, range }]) => [name, definitionOf(iri, range)])),
};

function definitionOf(iri: string, range: string): string | object {
  if (range === 'text') return iri;
  return { '@id': iri, '@type': range === 'iri' ? '@id' : `xsd:${range}` };
}

/** JSON-LD 1.1: the same as N-Quads, what a source says in a graph that is named by it. */
export async function* jsonLd(claims: Claims, whole: Whole): AsyncGenerator<string> {
  const mapping = new Mapping(whole.base);
  yield `{"@context":${JSON.stringify(context)},"@graph":[\n${JSON.stringify(objectOf(mapping.dataset(whole)))}`;
  for await (const page of described(claims, mapping)) yield* grouped(page);
  yield '\n]}\n';
}

/** Once a piece, not once a claim, each graph is named and what stands in it follows. */
function* grouped(page: Iterable<Description>): Generator<string> {
  let [graphs, length] = [new Map<string | undefined, string>(), 0];
  for (const description of page) {
    for (const [graph, nodes] of graphsOf(description)) {
      const text = nodes.map((node) => JSON.stringify(objectOf(node))).join(',\n');
      const before = graphs.get(graph);
      graphs.set(graph, before === undefined ? text : `${before},\n${text}`);
      length += text.length;
    }
    if (length < PIECE) continue;
    yield [...graphs].map(textOf).join('');
    [graphs, length] = [new Map(), 0];
  }
  yield [...graphs].map(textOf).join('');
}

const textOf = ([graph, nodes]: readonly [string | undefined, string]): string =>
  graph === undefined ? `,\n${nodes}` : `,\n{"@id":${JSON.stringify(graph)},"@graph":[\n${nodes}\n]}`;

function objectOf({ id, types, pairs }: Node): object {
  const object: Record<string, unknown> = { '@id': id };
  if (types.length > 0) object['@type'] = types;
  for (const [name, value] of pairs) {
    const said = valueFor(name, value);
    const before = object[name];
    object[name] = before === undefined ? said : Array.isArray(before) ? [...before, said] : [before, said];
  }
  return object;
}

/** A decimal is text, because a number would be read as a double; a date less exact than a day says so itself. */
function valueFor(name: TermName, value: string | number | boolean): unknown {
  const { range } = TERMS[name];
  if (range === 'decimal') return lexical(name, value);
  const datatype = datatypeOf(name, value);
  return range === 'date' && datatype !== 'xsd:date' ? { '@value': value, '@type': datatype } : value;
}
