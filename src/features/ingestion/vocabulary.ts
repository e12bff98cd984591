import {
  ACTOR_KINDS,
  ENTITY_KINDS,
  type EntityKind,
  ORGANISATION_KINDS,
  type RelationKind,
} from '../../database/kinds.ts';

/** Qualifiers a relation may carry; those of a kind's `identity` tell two facts between the same ends apart. */
export const QUALIFIERS = [
  'role',
  'title',
  'titleKind',
  'capacity',
  'onBehalfOf',
  'qualifier',
  'at',
  'ordinal',
  'term',
  'round',
  'grade',
  'weight',
  'openList',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

type Ends = readonly [from: readonly EntityKind[], to: readonly EntityKind[]];

interface RelationRule {
  /** Which kinds may be its ends; any of the pairs. */
  readonly ends: readonly Ends[];
  readonly identity: readonly Qualifier[];
  readonly others: readonly Qualifier[];
  /** The closed words of `qualifier`, where it has them. */
  readonly words?: readonly string[];
}

const ORG = ORGANISATION_KINDS;
const ACT: readonly EntityKind[] = [...ORG, 'ALLIANCE'];
const ANY = ACTOR_KINDS;
/** What things are about (SUBJ in docs/records.md). */
export const SUBJECT_KINDS: readonly EntityKind[] = ['THEME', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL'];
const SUBJ = SUBJECT_KINDS;
/** Kinds whose parts are of the same kind. */
const NESTED: readonly EntityKind[] = [
  'REGION',
  'INDUSTRY',
  'MAJOR',
  'OCCUPATION',
  'SKILL',
  'THEME',
  'EVENT',
  'STANDARD',
  'PROGRAMME',
];

const rule = (
  ends: readonly Ends[],
  identity: readonly Qualifier[] = [],
  others: readonly Qualifier[] = [],
  words?: readonly string[],
): RelationRule => ({ ends, identity, others, ...(words ? { words } : {}) });

/** Ends and qualifiers of every kind of relation. Source: the table in docs/records.md. */
export const RELATION_RULES: Readonly<Record<RelationKind, RelationRule>> = {
  MEMBER_OF: rule([[ANY, ['ALLIANCE', 'ASSOCIATION']]], ['role']),
  HOLDS_ROLE: rule([[['PERSON'], ACT]], ['title'], ['titleKind']),
  PART_OF: rule(
    [
      [['ROLE'], ACT],
      ...NESTED.map((kind): Ends => [[kind], [kind]]),
      [ACT, ACT],
      [['FACILITY'], [...ORG, 'FACILITY']],
    ],
    [],
    ['qualifier'],
    ['BRANCH', 'DEPARTMENT', 'CAMPUS'],
  ),
  LOCATED_IN: rule([[[...ACT, 'EVENT', 'FACILITY', 'OFFER'], ['REGION']]], ['qualifier'], [], ['SEAT', 'JURISDICTION']),
  IN_INDUSTRY: rule([[[...ACT, 'REGION', 'FACILITY'], ['INDUSTRY']]], [], ['qualifier'], ['CORE_FIELD', 'CLUSTER']),
  OFFERS_MAJOR: rule([[['SCHOOL'], ['MAJOR']]]),
  TRAINS_SKILL: rule([[['SCHOOL', 'MAJOR', 'FACILITY', 'PROGRAMME'], ['SKILL']]], [], ['weight']),
  REQUIRES: rule([[['OCCUPATION'], ['SKILL']]], [], ['weight']),
  PARTICIPATES_IN: rule([[ANY, ['EVENT']]], ['capacity', 'onBehalfOf']),
  PARTY_TO: rule([[ANY, ['AGREEMENT']]], ['role']),
  PRODUCED_AT: rule(
    [[['AGREEMENT', 'POLICY', 'STANDARD', 'PROGRAMME', 'FACILITY', 'AWARD', 'WORK', 'ALLIANCE'], ['EVENT']]],
    ['qualifier'],
    [],
    ['SIGNED', 'RELEASED', 'LAUNCHED', 'UNVEILED', 'AWARDED', 'PRESENTED', 'FOUNDED'],
  ),
  DRAFTS: rule([[ANY, ['STANDARD']]], ['role']),
  DEVELOPS: rule(
    [
      [
        [...ACT, 'AGREEMENT', 'PROGRAMME'],
        ['STANDARD', 'FACILITY', 'PROGRAMME', 'WORK'],
      ],
    ],
    [],
    ['openList'],
  ),
  COVERS: rule([[['STANDARD', 'POLICY', 'AGREEMENT'], SUBJ]], [], ['openList']),
  ISSUED: rule([[ACT, ['POLICY', 'STANDARD', 'AWARD', 'WORK']]]),
  GOVERNS: rule([
    [
      ['POLICY', 'STANDARD'],
      [...ACT, 'PROGRAMME', 'FACILITY'],
    ],
  ]),
  IMPLEMENTS: rule(
    [
      [ACT, ['PROGRAMME', 'POLICY', 'STANDARD']],
      [['AGREEMENT', 'PROGRAMME'], ['POLICY']],
    ],
    ['round', 'grade'],
  ),
  SUPERSEDES: rule([
    [['STANDARD'], ['STANDARD']],
    [['POLICY'], ['POLICY']],
  ]),
  SUCCEEDS: rule(
    [
      [ACT, ACT],
      [['EVENT'], ['EVENT']],
    ],
    ['qualifier'],
    [],
    ['RENAME', 'MERGER', 'SERIES', 'HELD_AFTER'],
  ),
  ADVOCATES: rule([[ANY, ['THEME']]], ['at'], ['ordinal']),
  ABOUT: rule(
    [
      [
        ['WORK', 'EVENT', 'THEME', 'POLICY', 'PROGRAMME', 'AGREEMENT'],
        [...SUBJ, ...ACT, 'PROGRAMME'],
      ],
      [['OFFER'], SUBJ],
      [['AWARD'], ACT],
    ],
    ['qualifier'],
    ['weight', 'term', 'openList'],
    ['MOTTO', 'FOCUS', 'LINKS', 'APPOINTS_TO', 'RECIPIENTS_FROM'],
  ),
  OFFERS: rule([[ACT, ['OFFER']]]),
  SUPPLIES: rule([[['ENTERPRISE'], ['ENTERPRISE', 'INDUSTRY']]], [], ['qualifier']),
  COOPERATES_WITH: rule([[ACT, ACT]], [], ['qualifier']),
  HONOURED_BY: rule([[ANY, ['AWARD']]], [], ['grade']),
  ALIGNS_WITH: rule([[SUBJ, SUBJ]], ['qualifier'], ['weight'], ['EXACT', 'CLOSE', 'BROAD', 'NARROW', 'RELATED']),
};

/** Whether a kind of relation leads between these kinds. */
export const endsFit = (kind: RelationKind, from: EntityKind, to: EntityKind): boolean =>
  RELATION_RULES[kind].ends.some(([sources, targets]) => sources.includes(from) && targets.includes(to));

/** The pairs of kinds that a kind of relation leads between, in words. */
export const endsOf = (kind: RelationKind): string =>
  RELATION_RULES[kind].ends.map(([from, to]) => `${from.join(', ')} → ${to.join(', ')}`).join('; ');

/** Kinds that keep the keys of what they lie in, for filters that include what lies below. */
export const TREE_KINDS: readonly EntityKind[] = ENTITY_KINDS.filter((kind) =>
  ['REGION', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL'].includes(kind),
);

/** Seats and capacities in the order of the schema; what is not said comes last. */
export const MEMBER_ROLES = [
  'LEAD_ENTERPRISE',
  'LEAD_UNIVERSITY',
  'LEAD_SCHOOL',
  'LEAD',
  'CHAIR',
  'VICE_CHAIR',
  'COUNCIL',
  'SECRETARIAT',
  'MEMBER',
  'PARTICIPANT',
  'INITIATOR',
  'GUIDE',
  'SUPPORTER',
  'OTHER',
] as const;
export const CAPACITIES = [
  'CONVENED',
  'HOST',
  'UNDERTAKER',
  'CO_ORGANISER',
  'SUPPORTER',
  'CHAIR',
  'SPEAKER',
  'REPRESENTATIVE',
  'GUIDE',
  'ATTENDEE',
  'SIGNATORY',
  'RECIPIENT',
  'OTHER',
] as const;
