import type { FourChain } from '../../generated/schema.ts';

/** Which chain a member, a talent or a product brings along. */
const BY_MEMBER: Readonly<Record<string, FourChain>> = {
  SCHOOL: 'EDUCATION',
  ENTERPRISE: 'INDUSTRY',
  PERSON: 'TALENT',
};

const BY_KIND: Readonly<Record<string, FourChain>> = {
  HOLDS_ROLE: 'TALENT',
  REQUIRES: 'TALENT',
  IN_INDUSTRY: 'INDUSTRY',
  SUPPLIES: 'INDUSTRY',
  OFFERS_MAJOR: 'EDUCATION',
  TRAINS_SKILL: 'EDUCATION',
  DRAFTS: 'INNOVATION',
  DEVELOPS: 'INNOVATION',
};

/** What kind of thing is offered, by the offer's category. */
const BY_OFFER: Readonly<Record<string, FourChain>> = {
  GRADUATES: 'TALENT',
  TALENT: 'TALENT',
  PEOPLE: 'TALENT',
  TRAINING: 'TALENT',
  TEACHERS: 'TALENT',
  TECHNOLOGY: 'INNOVATION',
  STANDARDS: 'INNOVATION',
  EQUIPMENT: 'INDUSTRY',
  PRODUCTS: 'INDUSTRY',
};

interface Fact {
  readonly kind: string;
  readonly fromKind: string;
  readonly toKind: string;
  readonly offer: string | null;
}

/** The chains a fact belongs to, by the table "Relations: ends, qualifiers, chains" in docs/records.md. */
export function fourChainsOf({ kind, fromKind, toKind, offer }: Fact): readonly FourChain[] {
  const plain = BY_KIND[kind];
  if (plain) return [plain];
  if (kind === 'MEMBER_OF') return only(BY_MEMBER[fromKind]);
  if (kind === 'COVERS') return toKind === 'MAJOR' || toKind === 'SKILL' ? ['EDUCATION'] : [];
  if (kind === 'OFFERS') return only(offer === null ? undefined : BY_OFFER[offer]);
  const ends = new Set([fromKind, toKind]);
  if (kind === 'COOPERATES_WITH' && ends.has('SCHOOL') && ends.has('ENTERPRISE')) return ['EDUCATION', 'INDUSTRY'];
  return [];
}

const only = (chain: FourChain | undefined): readonly FourChain[] => (chain ? [chain] : []);
