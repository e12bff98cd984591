import type { Claims } from './claims.ts';
import { pieces } from './pieces.ts';
import { described } from './rdf/graphs.ts';
import { type Description, Mapping, type Node } from './rdf/nodes.ts';
import { datatypeOf, lexical, PREFIXES, TERMS, type TermName } from './rdf/terms.ts';
import type { Whole } from './whole.ts';

/** RDF 1.1 Turtle: the same as N-Quads, without telling the sources' graphs apart. */
export async function* turtle(claims: Claims, whole: Whole): AsyncGenerator<string> {
  const mapping = new Mapping(whole.base);
  const prefixes = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  yield `${prefixes.join('')}\n${blockOf(mapping.dataset(whole))}`;
  for await (const page of described(claims, mapping)) yield* pieces(page, blocksOf);
}

const blocksOf = ({ claim, sources }: Description): string =>
  [...claim, ...sources.flatMap(({ nodes }) => nodes)].map(blockOf).join('');

function blockOf({ id, types, pairs }: Node): string {
  const said = pairs.map(([name, value]) => `${TERMS[name].iri} ${objectOf(name, value)}`);
  const all = types.length === 0 ? said : [`a ${types.join(', ')}`, ...said];
  return all.length === 0 ? '' : `<${id}> ${all.join(' ;\n  ')} .\n`;
}

/** JSON escapes text as Turtle does. */
function objectOf(name: TermName, value: string | number | boolean): string {
  if (TERMS[name].range === 'iri') return `<${value}>`;
  const datatype = datatypeOf(name, value);
  const text = JSON.stringify(lexical(name, value));
  return datatype === undefined ? text : `${text}^^${datatype}`;
}
