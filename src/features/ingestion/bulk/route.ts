import { isBody } from '../bodies.ts';
import { roleKey } from '../derive.ts';
import type { EntityRecord, RelationRecord } from '../record.ts';

/** What is read again on its own: bodies, and what they are told apart by; the rest. */
export const SHELVES = ['bodies', 'around', 'rest'] as const;
export type Shelf = (typeof SHELVES)[number];

type Claim = EntityRecord | RelationRecord;

/**
 * What records have to be worked in together, as one word: all on one entity; all on one fact; appointments with their
 * post and its place; offers with their topics. Cooperation is given in its stored direction.
 */
export function groupOf(record: Claim): string {
  if (record.type === 'entity') return record.key;
  const { kind, from, to, qualifiers } = record;
  if (kind === 'HOLDS_ROLE') return roleKey(qualifiers.title ?? '', to);
  if (kind === 'PART_OF' || kind === 'ABOUT') return from;
  return `${kind} ${from} ${to}`;
}

export function shelfOf(record: Claim): Shelf {
  if (record.type === 'entity') return isBody(record.kind) ? 'bodies' : 'rest';
  const { kind, qualifiers } = record;
  return kind === 'LOCATED_IN' || (kind === 'MEMBER_OF' && qualifiers.role?.startsWith('LEAD')) ? 'around' : 'rest';
}
