import { describe, expect, it } from 'vitest';
import type { ClaimRecord, EntityRecord, RelationRecord } from '../support/seed.ts';
import { claims, entities, entityByKey, label, relations, sources } from '../support/seed.ts';

const ORG = ['SCHOOL', 'ENTERPRISE', 'GOVERNMENT_BODY', 'ASSOCIATION', 'INSTITUTION'];
const ACT = [...ORG, 'ALLIANCE'];
const ANY = [...ACT, 'PERSON'];
const SUBJ = ['THEME', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL'];
const TREES = ['REGION', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL', 'THEME', 'EVENT', 'STANDARD', 'PROGRAMME'];
const OUTCOMES = ['AGREEMENT', 'POLICY', 'STANDARD', 'PROGRAMME', 'FACILITY', 'AWARD', 'WORK', 'ALLIANCE'];

type Rule = {
  ends: [from: string[], to: string[]][];
  qualifiers?: string[];
  values?: string[];
  identity?: string[];
};
/** The kinds of relation that the seed uses; a kind not listed fails. */
const RULES: Record<string, Rule> = {
  HOLDS_ROLE: { ends: [[['PERSON'], ACT]], qualifiers: ['title', 'titleKind'], identity: ['title'] },
  PART_OF: {
    ends: [
      ...TREES.map((kind): [string[], string[]] => [[kind], [kind]]),
      [ACT, ACT],
      [['FACILITY'], [...ORG, 'FACILITY']],
    ],
    qualifiers: ['qualifier'],
    values: ['BRANCH', 'DEPARTMENT', 'CAMPUS'],
  },
  LOCATED_IN: {
    ends: [[[...ACT, 'EVENT', 'FACILITY', 'OFFER'], ['REGION']]],
    qualifiers: ['qualifier'],
    values: ['SEAT', 'JURISDICTION'],
    identity: ['qualifier'],
  },
  IN_INDUSTRY: {
    ends: [[[...ACT, 'REGION', 'FACILITY'], ['INDUSTRY']]],
    qualifiers: ['qualifier'],
    values: ['CORE_FIELD', 'CLUSTER'],
  },
  OFFERS_MAJOR: { ends: [[['SCHOOL'], ['MAJOR']]] },
  PARTICIPATES_IN: {
    ends: [[ANY, ['EVENT']]],
    qualifiers: ['capacity', 'onBehalfOf'],
    identity: ['capacity', 'onBehalfOf'],
  },
  PRODUCED_AT: {
    ends: [[OUTCOMES, ['EVENT']]],
    qualifiers: ['qualifier'],
    values: ['SIGNED', 'RELEASED', 'LAUNCHED', 'UNVEILED', 'AWARDED', 'PRESENTED', 'FOUNDED'],
    identity: ['qualifier'],
  },
  DEVELOPS: {
    ends: [
      [
        [...ACT, 'AGREEMENT', 'PROGRAMME'],
        ['STANDARD', 'FACILITY', 'PROGRAMME', 'WORK'],
      ],
    ],
    qualifiers: ['openList'],
  },
  COVERS: { ends: [[['STANDARD', 'POLICY', 'AGREEMENT'], SUBJ]], qualifiers: ['openList'] },
  GOVERNS: {
    ends: [
      [
        ['POLICY', 'STANDARD'],
        [...ACT, 'PROGRAMME', 'FACILITY'],
      ],
    ],
  },
  IMPLEMENTS: {
    ends: [
      [ACT, ['PROGRAMME', 'POLICY', 'STANDARD']],
      [['AGREEMENT', 'PROGRAMME'], ['POLICY']],
    ],
    qualifiers: ['round', 'grade'],
    identity: ['round', 'grade'],
  },
  SUCCEEDS: {
    ends: [
      [ACT, ACT],
      [['EVENT'], ['EVENT']],
    ],
    qualifiers: ['qualifier'],
    values: ['RENAME', 'MERGER', 'SERIES', 'HELD_AFTER'],
    identity: ['qualifier'],
  },
  ADVOCATES: { ends: [[ANY, ['THEME']]], qualifiers: ['at', 'ordinal'], identity: ['at'] },
  ABOUT: {
    ends: [
      [
        ['WORK', 'EVENT', 'THEME', 'POLICY', 'PROGRAMME', 'AGREEMENT'],
        [...SUBJ, ...ACT, 'PROGRAMME'],
      ],
      [['OFFER'], SUBJ],
      [['AWARD'], ACT],
    ],
    qualifiers: ['qualifier', 'weight', 'term', 'openList'],
    values: ['MOTTO', 'FOCUS', 'LINKS', 'APPOINTS_TO', 'RECIPIENTS_FROM'],
    identity: ['qualifier'],
  },
  OFFERS: { ends: [[ACT, ['OFFER']]] },
  ALIGNS_WITH: {
    ends: [[SUBJ, SUBJ]],
    qualifiers: ['qualifier', 'weight'],
    values: ['EXACT', 'CLOSE', 'BROAD', 'NARROW', 'RELATED'],
    identity: ['qualifier'],
  },
};

const ATTRIBUTES: Record<string, string[]> = {
  ALLIANCE: ['category', 'status', 'term'],
  SCHOOL: ['educationLevel'],
  ASSOCIATION: ['unit'],
  STANDARD: ['level', 'stage', 'stageAtMost', 'number'],
  EVENT: ['category', 'startsOn', 'endsOn', 'theme', 'attendance', 'unnamedSpeakers'],
  FACILITY: ['category', 'status'],
  THEME: ['category'],
  OFFER: ['side', 'category', 'quantity', 'unit', 'urgency', 'synthetic', 'topics'],
  REGION: ['code', 'system', 'version', 'level'],
  MAJOR: ['code', 'system', 'version', 'level'],
};
const CLOSED: Record<string, string[]> = {
  'ALLIANCE.category': ['COMMUNITY', 'CONSORTIUM', 'EDUCATION_GROUP', 'STEERING_COMMITTEE', 'EXPERT_COMMITTEE'],
  'ALLIANCE.status': ['UNKNOWN'],
  'ASSOCIATION.unit': ['BRANCH', 'DEPARTMENT'],
  'STANDARD.level': ['GROUP'],
  'STANDARD.stage': ['UNKNOWN'],
  'STANDARD.stageAtMost': ['APPROVED_PROJECT'],
  'FACILITY.status': ['PLANNED', 'OPEN', 'CLOSED', 'UNKNOWN'],
  'THEME.category': ['PRIORITY', 'TOPIC', 'CHAIN', 'ALLIANCE_TYPE', 'PRODUCT', 'PROCESS', 'MOTTO'],
  'OFFER.side': ['SUPPLY', 'DEMAND'],
};

/** A name inside a key: NFKC, case-folded, without white space and title marks, separators percent-encoded. */
const keyName = (name: string): string =>
  [...name.normalize('NFKC').toLowerCase()]
    .filter((character) => !/[\s《》“”]/u.test(character))
    .slice(0, 200)
    .map((character) => ('@/~%:'.includes(character) ? encodeURIComponent(character) : character))
    .join('');

const startOf = ({ evidence }: ClaimRecord): number => evidence[0]?.start ?? Number.POSITIVE_INFINITY;
const firstBody = (person: string): string =>
  relations
    .filter(({ kind, from }) => kind === 'HOLDS_ROLE' && from === person)
    .sort((a, b) => startOf(a) - startOf(b))[0]?.to ?? '';
const ownerOf = (offer: string): string =>
  relations.find(({ kind, to }) => kind === 'OFFERS' && to === offer)?.from ?? '';
const wholeOf = (part: string): string =>
  relations.find(({ kind, from }) => kind === 'PART_OF' && from === part)?.to ?? '';
const codeOf = ({ identifiers = [] }: EntityRecord): string => identifiers[0]?.value ?? '';

const regionKey = (region: EntityRecord): string =>
  region.identifiers === undefined ? `${wholeOf(region.key)}/${keyName(region.name)}` : `region:${codeOf(region)}`;
/** What follows the name in a key: a region's code or CN; for titled things also the day first seen. */
const inRegion = (key: string, stem: string): boolean =>
  key.startsWith(stem) && /^@(\d{6}|CN)$/.test(key.slice(stem.length));
const titled = (key: string, stem: string): boolean =>
  key.startsWith(stem) && /^@(CN|\d{4}-\d{2}-\d{2})$/.test(key.slice(stem.length));
const datedEvent = (key: string, name: string): boolean => {
  const [, date = ''] = /^event:(\d{4}(?:-\d{2}(?:-\d{2})?)?):/.exec(key) ?? [];
  return inRegion(key, `event:${date}:${name}`);
};
const partOfEvent = (key: string): boolean => {
  const [whole = '', part = ''] = key.split('/');
  return entityByKey.get(whole)?.kind === 'EVENT' && /^[a-z]+-[^@/~%:\s《》“”]+$/u.test(part);
};

const keyFits = (entity: EntityRecord): boolean => {
  const { kind, key } = entity;
  const name = keyName(entity.name);
  if (kind === 'SCHOOL') return key === `school:${codeOf(entity)}`;
  if (ORG.includes(kind)) return key === `org:${name}`;
  if (kind === 'REGION') return key === regionKey(entity);
  if (kind === 'INDUSTRY') return key === `industry:uncoded:${name}`;
  if (kind === 'MAJOR') return key === `major:2021:${codeOf(entity)}`;
  if (kind === 'ALLIANCE') return inRegion(key, `alliance:${name}`);
  if (kind === 'PERSON') return key === `person:${name}@${firstBody(key)}`;
  if (kind === 'EVENT') return datedEvent(key, name) || partOfEvent(key);
  if (kind === 'THEME') return key === `theme:${name}`;
  if (kind === 'OFFER') return key === `offer:demand/2025/${name}@${ownerOf(key)}`;
  return titled(key, `${kind.toLowerCase()}:${name}`);
};

const kindAt = (key: string): string => entityByKey.get(key)?.kind ?? `no entity ${key}`;
const endsFit = ({ kind, from, to }: RelationRecord): boolean =>
  RULES[kind]?.ends.some(([froms, tos]) => froms.includes(kindAt(from)) && tos.includes(kindAt(to))) ?? false;
const qualifiersFit = ({ kind, qualifiers = {} }: RelationRecord): boolean => {
  const { qualifiers: allowed = [], values = [] } = RULES[kind] ?? {};
  const { qualifier } = qualifiers;
  const known = qualifier === undefined || (typeof qualifier === 'string' && values.includes(qualifier));
  return known && Object.keys(qualifiers).every((name) => allowed.includes(name));
};
const identityOf = ({ kind, from, to, qualifiers = {} }: RelationRecord): string =>
  JSON.stringify([kind, from, to, ...(RULES[kind]?.identity ?? []).map((name) => qualifiers[name] ?? null)]);

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('keys', () => {
  it('follow the rules', () => {
    expect(entities.filter((entity) => !keyFits(entity)).map(label)).toEqual([]);
    const misnamed = sources.filter(({ key, publisher }) => !new RegExp(`^source:${publisher}-\\d{4}`).test(key));
    expect(misnamed).toEqual([]);
  });

  it('are given once, and so are names', () => {
    expect(repeated([...sources, ...entities].map(({ key }) => key))).toEqual([]);
    expect(repeated(entities.map(({ name }) => name))).toEqual([]);
  });
});

describe('relations', () => {
  it('join entities of the seed, of kinds that they may join', () => {
    expect(relations.filter((relation) => !endsFit(relation)).map(label)).toEqual([]);
  });

  it('never join an entity to itself', () => {
    expect(relations.filter(({ from, to }) => from === to).map(label)).toEqual([]);
  });

  it('carry only the qualifiers of their kind', () => {
    expect(relations.filter((relation) => !qualifiersFit(relation)).map(label)).toEqual([]);
    const pointers = relations.flatMap(({ qualifiers }) => [qualifiers?.at, qualifiers?.onBehalfOf]);
    expect(pointers.filter((key) => typeof key === 'string' && !entityByKey.has(key))).toEqual([]);
  });

  it('are said once', () => {
    expect(repeated(relations.map(identityOf))).toEqual([]);
  });
});

describe('entities', () => {
  it('carry only the attributes of their kind, with values from the closed lists', () => {
    const wrong = entities.flatMap(({ key, kind, attributes = {} }) =>
      Object.entries(attributes)
        .filter(([name, value]) => {
          const closed = CLOSED[`${kind}.${name}`];
          const legal = closed === undefined || (typeof value === 'string' && closed.includes(value));
          return !legal || !ATTRIBUTES[kind]?.includes(name);
        })
        .map(([name]) => `${key}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('mark as inferred only what they have', () => {
    const absent = entities.flatMap(({ key, inferred = [], attributes = {} }) =>
      inferred.filter((name) => name !== 'name' && !(name in attributes)).map((name) => `${key}: ${name}`),
    );
    expect(absent).toEqual([]);
  });
});

describe('claims', () => {
  it('have a confidence below 1 exactly where they are inferred', () => {
    const odd = claims.filter(({ status, confidence = 1 }) => (status === 'INFERRED') !== confidence < 1);
    expect(odd.map(label)).toEqual([]);
  });

  it('have dates at the precision of their source', () => {
    const dates = claims.flatMap(({ validity }) => [validity?.from, ...(validity?.observedOn ?? [])]);
    expect(dates.filter((date) => date !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date))).toEqual([]);
  });

  it('leave no relation without the days it was seen or began', () => {
    const undated = relations.filter(({ validity }) => validity?.from === undefined && !validity?.observedOn?.length);
    expect(undated.map(label)).toEqual([]);
  });
});
