import type { EntityKind, RelationKind } from '../../database/kinds.ts';

const CODED = ['code', 'system', 'version', 'level'] as const;

/** What each kind of entity has besides its name, as stored: attendance unfolded. Source: docs/records.md. */
const OF_KIND: Readonly<Partial<Record<EntityKind, readonly string[]>>> = {
  SCHOOL: ['educationLevel'],
  ASSOCIATION: ['unit'],
  ALLIANCE: ['category', 'status', 'term'],
  ROLE: ['title', 'exclusive'],
  STANDARD: ['level', 'stage', 'stageAtMost', 'number'],
  AGREEMENT: ['complete'],
  EVENT: [
    'category',
    'startsOn',
    'endsOn',
    'theme',
    'attendanceAtLeast',
    'attendanceExact',
    'attendanceGroups',
    'attendanceOpen',
    'unnamedSpeakers',
  ],
  FACILITY: ['category', 'status'],
  THEME: ['category'],
  REGION: CODED,
  INDUSTRY: CODED,
  MAJOR: CODED,
  OCCUPATION: CODED,
  SKILL: CODED,
  OFFER: ['side', 'category', 'quantity', 'unit', 'urgency', 'level', 'reach'],
};

/** The stored attributes of a kind, in the order in which they are written. */
export const attributesOf = (kind: EntityKind): readonly string[] => [...(OF_KIND[kind] ?? []), 'synthetic'];

/** Those of all kinds, each once. */
export const ATTRIBUTES: readonly string[] = [...new Set([...Object.values(OF_KIND).flat(), 'synthetic'])];

/** What a kind of fact may be qualified by, in the order in which it is written. */
export const QUALIFIERS: Readonly<Partial<Record<RelationKind, readonly string[]>>> = {
  MEMBER_OF: ['role'],
  HOLDS_ROLE: ['title', 'titleKind'],
  PART_OF: ['qualifier'],
  LOCATED_IN: ['qualifier'],
  IN_INDUSTRY: ['qualifier'],
  TRAINS_SKILL: ['weight'],
  REQUIRES: ['weight'],
  PARTICIPATES_IN: ['capacity', 'onBehalfOf'],
  PARTY_TO: ['role'],
  PRODUCED_AT: ['qualifier'],
  DRAFTS: ['role'],
  DEVELOPS: ['openList'],
  COVERS: ['openList'],
  IMPLEMENTS: ['round', 'grade'],
  SUCCEEDS: ['qualifier'],
  ADVOCATES: ['at', 'ordinal'],
  ABOUT: ['qualifier', 'weight', 'term', 'openList'],
  SUPPLIES: ['qualifier'],
  COOPERATES_WITH: ['qualifier'],
  HONOURED_BY: ['grade'],
  ALIGNS_WITH: ['qualifier', 'weight'],
};

export const qualifiersOf = (kind: RelationKind): readonly string[] => QUALIFIERS[kind] ?? [];

/** Those of all kinds, each once. */
export const ALL_QUALIFIERS: readonly string[] = [...new Set(Object.values(QUALIFIERS).flat())];

export const ALLIANCE_KINDS = [
  'COMMUNITY',
  'CONSORTIUM',
  'EDUCATION_GROUP',
  'STEERING_COMMITTEE',
  'EXPERT_COMMITTEE',
  'LEAGUE',
  'OTHER',
] as const;
