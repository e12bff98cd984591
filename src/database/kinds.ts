/** The object type that serves each kind of entity. */
export const TYPE_OF_ENTITY = {
  SCHOOL: 'School',
  ENTERPRISE: 'Enterprise',
  GOVERNMENT_BODY: 'GovernmentBody',
  ASSOCIATION: 'Association',
  INSTITUTION: 'Institution',
  ALLIANCE: 'Alliance',
  PERSON: 'Person',
  ROLE: 'Role',
  STANDARD: 'Standard',
  POLICY: 'Policy',
  PROGRAMME: 'Programme',
  AGREEMENT: 'Agreement',
  EVENT: 'Event',
  WORK: 'Work',
  AWARD: 'Award',
  FACILITY: 'Facility',
  THEME: 'Theme',
  REGION: 'Region',
  INDUSTRY: 'Industry',
  MAJOR: 'Major',
  OCCUPATION: 'Occupation',
  SKILL: 'Skill',
  OFFER: 'Offer',
} as const;

/** The object type that serves each kind of relation. */
export const TYPE_OF_RELATION = {
  MEMBER_OF: 'Membership',
  HOLDS_ROLE: 'Appointment',
  PART_OF: 'Link',
  LOCATED_IN: 'Link',
  IN_INDUSTRY: 'Link',
  OFFERS_MAJOR: 'Link',
  TRAINS_SKILL: 'Link',
  REQUIRES: 'Link',
  PARTICIPATES_IN: 'Participation',
  PARTY_TO: 'Link',
  PRODUCED_AT: 'Link',
  DRAFTS: 'Link',
  DEVELOPS: 'Link',
  COVERS: 'Link',
  ISSUED: 'Link',
  GOVERNS: 'Link',
  IMPLEMENTS: 'Link',
  SUPERSEDES: 'Link',
  SUCCEEDS: 'Link',
  ADVOCATES: 'Link',
  ABOUT: 'Link',
  OFFERS: 'Link',
  SUPPLIES: 'Link',
  COOPERATES_WITH: 'Link',
  HONOURED_BY: 'Link',
  ALIGNS_WITH: 'Link',
} as const;

export type EntityKind = keyof typeof TYPE_OF_ENTITY;
export type RelationKind = keyof typeof TYPE_OF_RELATION;

export const ENTITY_KINDS = Object.keys(TYPE_OF_ENTITY).filter(isEntityKind);
export const RELATION_KINDS = Object.keys(TYPE_OF_RELATION).filter(isRelationKind);

/** The five kinds of legal bodies (ORG in contract/records.md). */
export const ORGANISATION_KINDS: readonly EntityKind[] = [
  'SCHOOL',
  'ENTERPRISE',
  'GOVERNMENT_BODY',
  'ASSOCIATION',
  'INSTITUTION',
];
/** What acts: bodies, alliances, people. */
export const ACTOR_KINDS: readonly EntityKind[] = [...ORGANISATION_KINDS, 'ALLIANCE', 'PERSON'];

export function isEntityKind(kind: string): kind is EntityKind {
  return Object.hasOwn(TYPE_OF_ENTITY, kind);
}
export function isRelationKind(kind: string): kind is RelationKind {
  return Object.hasOwn(TYPE_OF_RELATION, kind);
}

/** The labels of an entity's node: its type and the interfaces it serves. */
export function labelsOf(kind: EntityKind): readonly string[] {
  const labels: string[] = ['Entity', TYPE_OF_ENTITY[kind]];
  if (ACTOR_KINDS.includes(kind)) labels.push('Actor');
  if (ORGANISATION_KINDS.includes(kind)) labels.push('Organisation');
  return labels;
}
