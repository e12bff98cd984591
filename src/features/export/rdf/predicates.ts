import type { EntityKind, RelationKind } from '../../../database/kinds.ts';
import type { Fact } from '../rows.ts';
import type { Compact, TermName } from './terms.ts';

/** The classes of each kind of entity, beside its own. Source: docs/exporting.md. */
export const CLASSES: Readonly<Record<EntityKind, readonly Compact[]>> = {
  SCHOOL: ['org:FormalOrganization', 'schema:EducationalOrganization'],
  ENTERPRISE: ['org:FormalOrganization', 'schema:Corporation'],
  GOVERNMENT_BODY: ['org:FormalOrganization', 'schema:GovernmentOrganization'],
  ASSOCIATION: ['org:FormalOrganization'],
  INSTITUTION: ['org:FormalOrganization'],
  ALLIANCE: ['org:OrganizationalCollaboration'],
  PERSON: ['foaf:Person', 'schema:Person'],
  ROLE: ['org:Post'],
  STANDARD: ['dcterms:Standard'],
  POLICY: ['dcterms:Policy'],
  PROGRAMME: ['schema:Project'],
  AGREEMENT: [],
  EVENT: ['schema:Event'],
  WORK: ['schema:CreativeWork'],
  AWARD: [],
  FACILITY: ['schema:Place'],
  THEME: ['skos:Concept'],
  REGION: ['skos:Concept', 'schema:AdministrativeArea'],
  INDUSTRY: ['skos:Concept'],
  MAJOR: ['skos:Concept'],
  OCCUPATION: ['skos:Concept', 'schema:Occupation'],
  SKILL: ['skos:Concept'],
  OFFER: [],
};

export const isConcept = (kind: EntityKind): boolean => CLASSES[kind].includes('skos:Concept');

const PREDICATES: Readonly<Record<RelationKind, TermName>> = {
  MEMBER_OF: 'memberOf',
  HOLDS_ROLE: 'holds',
  PART_OF: 'partOf',
  LOCATED_IN: 'location',
  IN_INDUSTRY: 'inIndustry',
  OFFERS_MAJOR: 'offersMajor',
  TRAINS_SKILL: 'trainsSkill',
  REQUIRES: 'requires',
  PARTICIPATES_IN: 'participatesIn',
  PARTY_TO: 'partyTo',
  PRODUCED_AT: 'producedAt',
  DRAFTS: 'drafts',
  DEVELOPS: 'develops',
  COVERS: 'covers',
  ISSUED: 'issued',
  GOVERNS: 'governs',
  IMPLEMENTS: 'implements',
  SUPERSEDES: 'supersedes',
  SUCCEEDS: 'succeeds',
  ADVOCATES: 'advocates',
  ABOUT: 'about',
  OFFERS: 'offers',
  SUPPLIES: 'supplies',
  COOPERATES_WITH: 'cooperatesWith',
  HONOURED_BY: 'honouredBy',
  ALIGNS_WITH: 'relatedMatch',
};

const MATCHES: Readonly<Record<string, TermName>> = {
  EXACT: 'exactMatch',
  CLOSE: 'closeMatch',
  BROAD: 'broadMatch',
  NARROW: 'narrowMatch',
};

/** What a fact says of its two ends. */
export function predicateOf({ kind, fromKind, qualifiers }: Fact): TermName {
  if (kind === 'PART_OF') return wholeOf(fromKind, qualifiers.has('qualifier'));
  if (kind === 'HOLDS_ROLE') return qualifiers.get('titleKind') === 'RANK' ? 'holdsRank' : 'holds';
  if (kind === 'ALIGNS_WITH') return MATCHES[String(qualifiers.get('qualifier'))] ?? 'relatedMatch';
  return PREDICATES[kind];
}

const BODIES: readonly Compact[] = ['org:FormalOrganization', 'org:OrganizationalCollaboration'];

function wholeOf(kind: EntityKind, isUnit: boolean): TermName {
  if (kind === 'ROLE') return 'postIn';
  if (kind === 'EVENT') return 'superEvent';
  if (isConcept(kind)) return 'broader';
  if (!CLASSES[kind].some((name) => BODIES.includes(name))) return 'partOf';
  return isUnit ? 'unitOf' : 'subOrganizationOf';
}
