import { createHash } from 'node:crypto';
import type { RelationKind } from '../../database/kinds.ts';
import type { EvidenceRecord, Qualifiers } from './record.ts';
import { RELATION_RULES } from './vocabulary.ts';

/** 128 bits of SHA-256 over the parts, 22 characters; parts are told apart by a unit separator. */
const digest = (...parts: readonly (string | number | boolean | undefined)[]): string =>
  createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\u001f'))
    .digest('base64url')
    .slice(0, 22);

/** Ids follow from keys, so that the same records give the same ids in every database. */
export const entityId = (key: string): string => `e-${digest(key)}`;
export const sourceId = (key: string): string => `s-${digest(key)}`;

/** A fact's id says its kind, because relationship indexes are per type, and what makes it this fact. */
export function factId(kind: RelationKind, from: string, to: string, qualifiers: Qualifiers): string {
  const identity = RELATION_RULES[kind].identity.map((name) => qualifiers[name]);
  return `${kind}-${digest(kind, from, to, ...identity)}`;
}

/** One passage of one source supports or disputes one claim once. */
export const evidenceId = (claimId: string, evidence: EvidenceRecord): string => {
  const { source, paragraph, start, end, stance, speaker, field } = evidence;
  return `v-${digest(claimId, source, paragraph, start, end, stance, speaker, field)}`;
};
