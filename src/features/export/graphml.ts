import type { Claims } from './claims.ts';
import { EDGE_NAMES, edgeSays, NODE_NAMES, nodeSays, type Said, typeOf } from './flat.ts';
import { pieces } from './pieces.ts';
import type { Entity, Fact } from './rows.ts';
import { xmlText } from './xml.ts';

/** GraphML 1.0: entities are nodes by their keys, facts directed edges by their ids; two nodes may share many edges. */
export async function* graphml(claims: Claims): AsyncGenerator<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    ...NODE_NAMES.map((name) => keyOf('node', name)),
    ...EDGE_NAMES.map((name) => keyOf('edge', name)),
    '<graph id="silian" edgedefault="directed">\n',
  ].join('');
  for await (const page of claims.entities()) yield* pieces(page, nodeOf);
  for await (const page of claims.facts()) yield* pieces(page, edgeOf);
  yield '</graph>\n</graphml>\n';
}

const nodeOf = (entity: Entity): string =>
  `<node id="${xmlText(entity.key)}">${dataOf('n', nodeSays(entity))}</node>\n`;

const edgeOf = (fact: Fact): string =>
  `<edge id="${fact.id}" source="${xmlText(fact.from)}" target="${xmlText(fact.to)}">${dataOf('e', edgeSays(fact))}</edge>\n`;

const keyOf = (domain: 'node' | 'edge', name: string): string =>
  `<key id="${domain.charAt(0)}-${name}" for="${domain}" attr.name="${name}" attr.type="${typeOf(name)}"/>\n`;

function dataOf(domain: string, said: Said): string {
  let text = '';
  for (const [name, value] of said) text += `<data key="${domain}-${name}">${xmlText(value)}</data>`;
  return text;
}
