import { digest } from '../../database/ids.ts';
import type { RelationKind } from '../../database/kinds.ts';
import type { EvidenceRecord, Qualifiers } from './record.ts';
import { RELATION_RULES } from './vocabulary.ts';

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
