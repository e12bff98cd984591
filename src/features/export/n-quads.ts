import type { Claims } from './claims.ts';
import { pieces } from './pieces.ts';
import { described, graphsOf } from './rdf/graphs.ts';
import { type Description, Mapping, type Node } from './rdf/nodes.ts';
import { type Compact, datatypeOf, expanded, IRI_OF, lexical, TERMS, type TermName } from './rdf/terms.ts';
import type { Whole } from './whole.ts';

/** RDF 1.1 N-Quads: what a source says stands in the graph that is named by it. */
export async function* nQuads(claims: Claims, whole: Whole): AsyncGenerator<string> {
  const mapping = new Mapping(whole.base);
  yield quadsOf(mapping.dataset(whole), ' .\n');
  for await (const page of described(claims, mapping)) {
    yield* pieces(page, textOf);
  }
}

function textOf(description: Description): string {
  let text = '';
  for (const [graph, nodes] of graphsOf(description)) {
    const end = graph === undefined ? ' .\n' : ` <${graph}> .\n`;
    for (const node of nodes) text += quadsOf(node, end);
  }
  return text;
}

const TYPE = ` <${expanded('rdf:type')}> `;
const PREDICATE: ReadonlyMap<TermName, string> = new Map([...IRI_OF].map(([name, iri]) => [name, ` <${iri}> `]));
const written = new Map<Compact, string>();

const iriOf = (compact: Compact): string => {
  const known = written.get(compact);
  if (known !== undefined) return known;
  const iri = `<${expanded(compact)}>`;
  written.set(compact, iri);
  return iri;
};

function quadsOf({ id, types, pairs }: Node, end: string): string {
  const subject = `<${id}>`;
  let text = '';
  for (const type of types) text += subject + TYPE + iriOf(type) + end;
  for (const [name, value] of pairs) text += subject + PREDICATE.get(name) + objectOf(name, value) + end;
  return text;
}

/** JSON escapes text as N-Quads do. */
function objectOf(name: TermName, value: string | number | boolean): string {
  const { range } = TERMS[name];
  if (range === 'iri') return `<${value}>`;
  const datatype = datatypeOf(name, value);
  const text = JSON.stringify(lexical(name, value));
  return datatype === undefined ? text : `${text}^^${iriOf(datatype)}`;
}
