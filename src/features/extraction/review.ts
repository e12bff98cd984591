import type { Proposal } from './ledger.ts';

/** Proposals that are less sure than this wait for somebody to look at them. */
export const SURE = 0.75;

/** Proposals to take as they are, and those to look at first: the unsure ones, and relations of what is unsure. */
export function forReview(records: readonly Proposal[]): { sure: Proposal[]; unsure: Proposal[] } {
  const isUnsure = (record: Proposal): boolean => record.type !== 'source' && record.confidence < SURE;
  const entities = new Set(
    records.flatMap((record) => (record.type === 'entity' && isUnsure(record) ? [record.key] : [])),
  );
  const waits = (record: Proposal): boolean =>
    isUnsure(record) ||
    (record.type === 'relation' &&
      [record.from, record.to, record.qualifiers?.onBehalfOf].some(
        (key) => typeof key === 'string' && entities.has(key),
      ));
  return { sure: records.filter((record) => !waits(record)), unsure: records.filter(waits) };
}
