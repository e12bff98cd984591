import type { Claims } from './claims.ts';
import { daysOf, EDGE_NAMES, edgeSays, NODE_NAMES, nodeSays, type Said, typeOf } from './flat.ts';
import { pieces } from './pieces.ts';
import type { Entity, Fact } from './rows.ts';
import type { Whole } from './whole.ts';
import { xmlText } from './xml.ts';

/** GEXF 1.2, dynamic: what holds for a time appears on the time line of programs that have one. */
export async function* gexf(claims: Claims, { title, rights, knownAt }: Whole): AsyncGenerator<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n',
    `<meta lastmodifieddate="${knownAt.slice(0, 10)}"><creator>Silian</creator><description>${xmlText(`${title}. ${rights}`)}</description></meta>\n`,
    '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n',
    attributesOf('node', NODE_NAMES),
    attributesOf('edge', EDGE_NAMES),
    '<nodes>\n',
  ].join('');
  for await (const page of claims.entities()) yield* pieces(page, nodeOf);
  yield '</nodes>\n<edges>\n';
  for await (const page of claims.facts()) yield* pieces(page, edgeOf);
  yield '</edges>\n</graph>\n</gexf>\n';
}

const nodeOf = (entity: Entity): string =>
  `<node id="${xmlText(entity.key)}" label="${xmlText(entity.name)}"${lifeOf(entity)}>${valuesOf(NODE, nodeSays(entity))}</node>\n`;

const edgeOf = (fact: Fact): string =>
  `<edge id="${fact.id}" source="${xmlText(fact.from)}" target="${xmlText(fact.to)}" label="${fact.kind}"${lifeOf(fact)}>${valuesOf(EDGE, edgeSays(fact))}</edge>\n`;

const placesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, place) => [name, place]));
const NODE = placesOf(NODE_NAMES);
const EDGE = placesOf(EDGE_NAMES);

const attributesOf = (domain: 'node' | 'edge', names: readonly string[]): string =>
  `<attributes class="${domain}" mode="static">\n${names
    .map((name, place) => `<attribute id="${place}" title="${name}" type="${typeOf(name)}"/>\n`)
    .join('')}</attributes>\n`;

const lifeOf = (claim: Entity | Fact): string => {
  const { first, last } = daysOf(claim);
  return `${first === undefined ? '' : ` start="${first}"`}${last === undefined ? '' : ` end="${last}"`}`;
};

function valuesOf(places: ReadonlyMap<string, number>, said: Said): string {
  let text = '<attvalues>';
  for (const [name, value] of said) text += `<attvalue for="${places.get(name)}" value="${xmlText(value)}"/>`;
  return `${text}</attvalues>`;
}
