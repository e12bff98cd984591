import { csvOf } from '../table/csv.ts';
import type { Scene } from './scene.ts';

/** What is shown, as files that other programs read. */

export const nodesCsv = ({ nodes }: Scene): string =>
  csvOf([
    ['key', 'kind', 'name', 'synthetic'],
    ...[...nodes.values()].map(({ key, kind, name, synthetic }) => [key, kind, name, String(synthetic)]),
  ]);

export const factsCsv = ({ facts, nodes }: Scene): string =>
  csvOf([
    ['from', 'predicate', 'to', 'valid from', 'valid to', 'status', 'confidence', 'from key', 'to key'],
    ...facts.map(({ from, predicate, to, validity, provenance }) => [
      nodes.get(from.key)?.name ?? from.key,
      predicate,
      nodes.get(to.key)?.name ?? to.key,
      validity.from ?? '',
      validity.to ?? '',
      provenance.status,
      String(provenance.confidence),
      from.key,
      to.key,
    ]),
  ]);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold is left out. */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, (each) => ESCAPES[each] ?? each);

/** GraphML 1.0: entities by key, a line for each fact. */
export function graphml({ nodes, facts }: Scene): string {
  const attributes = [
    ['name', 'node'],
    ['kind', 'node'],
    ['synthetic', 'node'],
    ['predicate', 'edge'],
    ['validFrom', 'edge'],
    ['validTo', 'edge'],
    ['status', 'edge'],
    ['confidence', 'edge'],
  ];
  const data = (key: string, value: string | null): string =>
    value === null ? '' : `<data key="${key}">${escaped(value)}</data>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...attributes.map(([name, of]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="string"/>`),
    '<graph edgedefault="directed">',
    ...[...nodes.values()].map(
      ({ key, name, kind, synthetic }) =>
        `<node id="${escaped(key)}">${data('name', name)}${data('kind', kind)}${data('synthetic', String(synthetic))}</node>`,
    ),
    ...facts.map(
      ({ id, from, to, predicate, validity, provenance }) =>
        `<edge id="${escaped(id)}" source="${escaped(from.key)}" target="${escaped(to.key)}">${data('predicate', predicate)}${data('validFrom', validity.from)}${data('validTo', validity.to)}${data('status', provenance.status)}${data('confidence', String(provenance.confidence))}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}
