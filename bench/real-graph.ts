import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityKind, RelationKind } from '../src/database/kinds.ts';

const SOURCE = 'source:real-graph';
const evidence = [{ source: SOURCE }];

/** Nodes of each file, by the word behind `nodes-`. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  alliance: 'ALLIANCE',
  enterprise: 'ENTERPRISE',
  event: 'EVENT',
  honour: 'AWARD',
  industry: 'INDUSTRY',
  major: 'MAJOR',
  'org-other': 'INSTITUTION',
  person: 'PERSON',
  region: 'REGION',
  school: 'SCHOOL',
  'sw-industry': 'INDUSTRY',
};
/** Types of edges that are not called as ours are, with what they say of the relation. */
const RELATIONS: Readonly<Record<string, readonly [RelationKind, object]>> = {
  ATTENDED: ['PARTICIPATES_IN', { capacity: 'ATTENDEE' }],
  ATTENDS: ['MEMBER_OF', { role: 'PARTICIPANT' }],
  CHAIRED: ['PARTICIPATES_IN', { capacity: 'CHAIR' }],
  CO_ORGANISES: ['MEMBER_OF', { role: 'SUPPORTER' }],
  GUIDES: ['MEMBER_OF', { role: 'GUIDE' }],
  HAS_HONOUR: ['HONOURED_BY', {}],
  HOSTS: ['MEMBER_OF', { role: 'OTHER' }],
  INITIATES: ['MEMBER_OF', { role: 'INITIATOR' }],
  LEADS: ['MEMBER_OF', { role: 'LEAD' }],
  OFFERS: ['OFFERS_MAJOR', {}],
  SPOKE_AT: ['PARTICIPATES_IN', { capacity: 'SPEAKER' }],
};
const OF_EVENTS: typeof RELATIONS = {
  ORGANISES: ['PARTICIPATES_IN', { capacity: 'HOST' }],
  UNDERTAKES: ['PARTICIPATES_IN', { capacity: 'UNDERTAKER' }],
};
const OF_ALLIANCES: typeof RELATIONS = {
  ORGANISES: ['MEMBER_OF', { role: 'OTHER' }],
  UNDERTAKES: ['MEMBER_OF', { role: 'SECRETARIAT' }],
};
/** Schemes of ids that are not written as our keys are. */
const SCHEMES: Readonly<Record<string, string>> = {
  class: 'major:class',
  field: 'major:field',
  honour: 'award',
  industry: 'industry:gbt4754-2017',
  sw: 'industry:sw2021',
};

/** The real graph as batches of records that fit into a transaction, entities first; renames are left out. */
export function batchesOf(folder: string): object[][] {
  if (!existsSync(folder)) throw new Error(`No real graph in ${folder}; give its folder with --data.`);
  const files = readdirSync(folder).sort();
  const rows = (prefix: string) =>
    files
      .filter((file) => file.startsWith(prefix))
      .map((file) => [file.slice(prefix.length, -'.csv'.length), rowsOf(join(folder, file))] as const);
  const entities = rows('nodes-').flatMap(([name, nodes]) => nodes.map((node) => entityOf(name, node)));
  const relations = rows('edges-').flatMap(([, edges]) => edges.flatMap(relationsOf));
  return [...parts(entities), ...parts(relations)].map((part) => [
    { type: 'source', key: SOURCE, title: 'Real graph' },
    ...part,
  ]);
}

const parts = (records: readonly object[]): object[][] =>
  Array.from({ length: Math.ceil(records.length / 2_000) }, (_, index) =>
    records.slice(index * 2_000, (index + 1) * 2_000),
  );

type Row = Readonly<Record<string, string>>;

function entityOf(name: string, { id = '', name: called = '' }: Row): object {
  const kind = KINDS[name];
  if (!kind) throw new Error(`nodes-${name}.csv is of no known kind`);
  return { type: 'entity', kind, key: keyOf(id), name: called, evidence };
}

function relationsOf({ type = '', from = '', to = '', role }: Row): object[] {
  if (type === '') return [];
  const [kind, qualifiers] = (to.startsWith('event:') ? OF_EVENTS : OF_ALLIANCES)[type] ??
    RELATIONS[type] ?? [type, {}];
  const title = kind === 'HOLDS_ROLE' ? { title: role } : {};
  return [
    { type: 'relation', kind, from: keyOf(from), to: keyOf(to), qualifiers: { ...qualifiers, ...title }, evidence },
  ];
}

function keyOf(id: string): string {
  const [scheme = '', ...name] = id.split(':');
  const key = `${SCHEMES[scheme] ?? scheme}:${name.join(':')}`.normalize('NFKC').replaceAll(/[\s《》“”"]/g, '');
  return /^(org|alliance|person|event|award):/.test(key) ? key.toLowerCase() : key;
}

/** Rows of a CSV file by its header; fields in quotes may hold commas, quotes and line ends. */
function rowsOf(file: string): Row[] {
  const lines = [[]] as string[][];
  for (const [, quoted, plain = '', end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g,
  )) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  const [header = [], ...rows] = lines.filter((line) => line.length > 1 || line[0] !== '');
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
