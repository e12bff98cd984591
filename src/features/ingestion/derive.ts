import { nameInKey } from '../../database/names.ts';
import { topicsIn } from './attributes.ts';
import type { EntityRecord, IngestRecord, RelationRecord } from './record.ts';

/** The key of a post: titled things are known by title and issuer. */
export const roleKey = (title: string, body: string): string => `role:${nameInKey(title)}@${body}`;

/** A rank such as 教授 is held at a body, but fills no post. */
export const isPost = ({ kind, qualifiers }: RelationRecord): boolean =>
  kind === 'HOLDS_ROLE' && qualifiers.titleKind !== 'RANK';

/** What records say without saying it: posts from appointments, topics from offers. Derived ones carry the same evidence. */
export function derivedFrom(record: IngestRecord): IngestRecord[] {
  if (record.type === 'relation' && isPost(record)) return postOf(record);
  if (record.type === 'entity' && record.kind === 'OFFER') return topicsOf(record);
  return [];
}

function postOf({ to, qualifiers, status, confidence, evidence }: RelationRecord): [EntityRecord, RelationRecord] {
  const title = qualifiers.title ?? '';
  const key = roleKey(title, to);
  const claim = { status, confidence, evidence };
  return [
    { type: 'entity', kind: 'ROLE', key, name: title, attributes: { title }, ...claim },
    { type: 'relation', kind: 'PART_OF', from: key, to, qualifiers: {}, ...claim },
  ];
}

const topicsOf = ({ key, attributes, validity, status, confidence, evidence }: EntityRecord): RelationRecord[] =>
  topicsIn(attributes).map(({ key: to, weight }) => ({
    type: 'relation',
    kind: 'ABOUT',
    from: key,
    to,
    // what is not said takes nothing away from what is known
    qualifiers: weight === undefined ? {} : { weight },
    validity,
    status,
    confidence,
    evidence,
  }));
