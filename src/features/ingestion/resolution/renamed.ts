import type { Parsed } from '../parse.ts';
import type { EntityRecord, EvidenceRecord, IngestRecord, RelationRecord } from '../record.ts';
import type { Named } from './naming.ts';

/** What things are known under: keys by the keys of records, and names of bodies that bear more than one. */
export interface Known {
  readonly keys: ReadonlyMap<string, string>;
  /** By the key that stays. */
  readonly names: ReadonlyMap<string, Named>;
}

/** Records under the keys and names by which their things are known, wherever they name them. */
export function renamed(parsed: readonly Parsed[], known: Known): readonly Parsed[] {
  if (known.keys.size === 0) return parsed;
  return parsed.map((each) => ({ ...each, record: recordUnder(each.record, known) }));
}

function recordUnder(record: IngestRecord, known: Known): IngestRecord {
  const now: Now = (key) => known.keys.get(key) ?? key;
  if (record.type === 'source')
    return record.contributor === undefined ? record : { ...record, contributor: now(record.contributor) };
  const evidence = record.evidence.map((each) => evidenceUnder(each, now));
  if (record.type === 'relation') return { ...relationUnder(record, now), evidence };
  return { ...entityUnder(record, now, known), evidence };
}

type Now = (key: string) => string;

const evidenceUnder = (evidence: EvidenceRecord, now: Now): EvidenceRecord =>
  evidence.speaker === undefined ? evidence : { ...evidence, speaker: now(evidence.speaker) };

function entityUnder(record: EntityRecord, now: Now, { names }: Known): EntityRecord {
  const key = now(record.key);
  const { topics } = record.attributes ?? {};
  const attributes = Array.isArray(topics)
    ? { ...record.attributes, topics: topics.map((topic) => ({ ...topic, key: now(String(topic.key)) })) }
    : record.attributes;
  const named = names.get(key);
  return {
    ...record,
    key,
    ...(attributes === undefined ? {} : { attributes }),
    ...(named ? { name: named.name, aliases: [...(record.aliases ?? []), ...named.aliases] } : {}),
  };
}

function relationUnder(record: RelationRecord, now: Now): RelationRecord {
  const { at, onBehalfOf } = record.qualifiers;
  return {
    ...record,
    from: now(record.from),
    to: now(record.to),
    qualifiers: {
      ...record.qualifiers,
      ...(at === undefined ? {} : { at: now(at) }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: now(onBehalfOf) }),
    },
  };
}
