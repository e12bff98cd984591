import { dayBefore } from '../../database/validity.ts';
import type { Entity, Fact, Value } from './rows.ts';
import { ALL_QUALIFIERS, ATTRIBUTES } from './vocabulary.ts';

/** Claims as nodes and edges of a plain graph: each attribute has one name and one type, whoever has it. */

export type Type = 'string' | 'double' | 'boolean';

const TYPES: Readonly<Record<string, Type>> = {
  confidence: 'double',
  quantity: 'double',
  weight: 'double',
  ordinal: 'double',
  evidence: 'double',
  attendanceAtLeast: 'double',
  attendanceExact: 'boolean',
  attendanceOpen: 'boolean',
  unnamedSpeakers: 'boolean',
  exclusive: 'boolean',
  complete: 'boolean',
  synthetic: 'boolean',
  openList: 'boolean',
};
export const typeOf = (name: string): Type => TYPES[name] ?? 'string';

const CLAIM = ['validFrom', 'validTo', 'observedOn', 'claimStatus', 'confidence', 'evidence'];
export const NODE_NAMES: readonly string[] = ['kind', 'name', 'aliases', 'identifiers', ...ATTRIBUTES, ...CLAIM];
export const EDGE_NAMES: readonly string[] = ['kind', ...ALL_QUALIFIERS, ...CLAIM];

/** What a node or an edge says, by name. */
export type Said = readonly (readonly [name: string, value: string])[];

export const nodeSays = (entity: Entity): Said => {
  const { kind, name, aliases, identifiers, attributes } = entity;
  const said: [string, string][] = [
    ['kind', kind],
    ['name', name],
  ];
  if (aliases.length > 0) said.push(['aliases', aliases.map((alias) => alias.name).join('; ')]);
  if (identifiers.length > 0)
    said.push(['identifiers', identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join('; ')]);
  return [...said, ...valuesOf(attributes), ...claimSays(entity)];
};

export const edgeSays = (fact: Fact): Said => [['kind', fact.kind], ...valuesOf(fact.qualifiers), ...claimSays(fact)];

const valuesOf = (values: ReadonlyMap<string, Value>): Said =>
  [...values].map(([name, value]) => [name, typeof value === 'object' ? value.join('; ') : String(value)]);

/** Bounds as written; `evidence` is how many places support or dispute the claim. */
function claimSays({ validity, status, confidence, evidence }: Entity | Fact): Said {
  const said: [string, string][] = [];
  if (validity?.from !== undefined) said.push(['validFrom', validity.from]);
  if (validity?.to !== undefined) said.push(['validTo', validity.to]);
  if (validity?.observedOn) said.push(['observedOn', validity.observedOn.join('; ')]);
  said.push(['claimStatus', status], ['confidence', String(confidence)], ['evidence', String(evidence.length)]);
  return said;
}

/** The first and the last day of a claim, for programs that draw a time line; undefined where unknown. */
export const daysOf = ({ validity }: Entity | Fact): { first: string | undefined; last: string | undefined } => ({
  first: validity?.from === undefined ? undefined : `${validity.from}-01-01`.slice(0, 10),
  last: validity?.to === undefined ? undefined : lastDay(validity.to),
});

const lastDay = (to: string): string => {
  if (to.length === 10) return dayBefore(to);
  const [year = 0, month = 12] = to.split('-').map(Number);
  return dayBefore(month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`);
};

const pad = (number: number, length: number): string => String(number).padStart(length, '0');
