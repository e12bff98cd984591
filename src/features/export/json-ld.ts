import type { Claims } from './claims.ts';
import { described, graphsOf } from './rdf/graphs.ts';
import { Mapping, type Node } from './rdf/nodes.ts';
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
  for await (const page of described(claims, mapping)) {
    // once a page, not once a claim: each graph is named where it begins
    const graphs = new Map<string | undefined, string[]>();
    for (const description of page) {
      for (const [graph, nodes] of graphsOf(description)) {
        const objects = graphs.get(graph) ?? [];
        for (const node of nodes) objects.push(JSON.stringify(objectOf(node)));
        graphs.set(graph, objects);
      }
    }
    yield [...graphs].map(([graph, objects]) => textOf(graph, objects)).join('');
  }
  yield '\n]}\n';
}

function textOf(graph: string | undefined, objects: readonly string[]): string {
  const nodes = objects.join(',\n');
  return graph === undefined ? `,\n${nodes}` : `,\n{"@id":${JSON.stringify(graph)},"@graph":[\n${nodes}\n]}`;
}

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
