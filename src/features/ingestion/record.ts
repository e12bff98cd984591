import { z } from 'zod';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import { isPeriod, storedValidity } from '../../database/validity.ts';
import { checkIdentifier } from '../identity/identifiers.ts';
import { AttributesOf } from './attributes.ts';
import { keyFault } from './key.ts';
import { Day, fields, isWithin, several, Text, Weight, Words } from './text.ts';
import { CAPACITIES, MEMBER_ROLES, RELATION_RULES } from './vocabulary.ts';

/** Records: what the service takes in and gives back, one JSON object a line. Source: docs/records.md. */

/** Keys are indexed. */
const MAX_KEY = 600;
const Key = Text.refine((key) => /^[a-z]+:./u.test(key), 'is no key: scheme:value, e.g. school:4114012888').refine(
  (key) => isWithin(key, MAX_KEY),
  `is longer than ${MAX_KEY} characters`,
);
/** What follows from facts, or is only assumed, has keys of its own. */
const StoredKey = Key.refine(
  (key) => !/^offer:(?:derived|hypothetical):/.test(key),
  'is a key of offers that are never stored: choose one that begins otherwise',
);
/** A year, a month or a day; the precision is kept. */
const Period = z.string().refine(isPeriod, 'is no date: 2025, 2025-09 or 2025-09-21');
const Offset = z.int().min(0);

const Validity = fields({
  from: Period.nullish(),
  to: Period.nullish(),
  observedOn: z.array(Period).optional(),
  toPrecision: z.literal('AT_LATEST').optional(),
}).refine(
  ({ from, to }) => {
    const { validFrom, validTo } = storedValidity({ from, to }, 'relation');
    return validFrom === null || validTo === null || validTo > validFrom;
  },
  { path: ['to'], message: 'ends before it begins: to must be later than from' },
);

export const EvidenceRecord = fields({
  source: Key,
  paragraph: Offset.optional(),
  start: Offset.optional(),
  end: Offset.optional(),
  note: Text.optional(),
  stance: z.enum(['SUPPORTS', 'DISPUTES']).default('SUPPORTS'),
  speaker: Key.optional(),
  field: Text.optional(),
})
  .refine(({ start, end }) => (start === undefined) === (end === undefined), {
    path: ['end'],
    message: 'start and end come together: give both or neither',
  })
  .refine(({ start, end }) => start === undefined || end === undefined || end > start, {
    path: ['end'],
    message: 'ends before it starts: end is exclusive, so it must be greater than start',
  });
export type EvidenceRecord = z.infer<typeof EvidenceRecord>;

/** What a record may say of how a claim stands. */
export const ClaimStatus = z.enum(['ASSERTED', 'INFERRED', 'DISPUTED']);

const claim = {
  validity: Validity.optional(),
  status: ClaimStatus.optional(),
  confidence: z.number().min(0).max(1).optional(),
  evidence: z
    .array(EvidenceRecord)
    .min(1, 'is empty: every claim gives at least one, e.g. {"source": "source:中国教育在线-2025-09-22"}'),
};

/** An inferred claim is less than certain, and says how much. */
const surenessFits = ({
  status,
  confidence,
}: {
  status?: string | undefined;
  confidence?: number | undefined;
}): boolean => status !== 'INFERRED' || (confidence !== undefined && confidence < 1);
const SURENESS = { path: ['confidence'], message: 'must be below 1, because the claim is INFERRED' };

export const SourceRecord = fields({
  type: z.literal('source'),
  key: Key,
  title: Words,
  publisher: Words.optional(),
  contributor: Key.optional(),
  url: z.url().optional(),
  publishedOn: Day.optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  // texts belong to their publishers: they are stored by whoever runs the service, not by whoever sends records
  text: z
    .undefined({ error: 'is not taken with a record: `silian source attach` stores it, where the operator wants it' })
    .optional(),
}).superRefine(({ key }, { addIssue }) => {
  const message = keyFault('SOURCE', key);
  if (message !== undefined) addIssue({ code: 'custom', path: ['key'], message });
});
export type SourceRecord = z.infer<typeof SourceRecord>;

const Alias = fields({
  name: Words,
  kind: z.enum(['OFFICIAL', 'FORMER', 'SHORT', 'ELLIPTICAL', 'CANDIDATE']),
  validity: Validity.optional(),
  evidence: z.array(EvidenceRecord).optional(),
});

/** As its scheme writes it; refused where no check could make it right. */
const Identifier = fields({ scheme: Words, value: Words }).transform((given, { addIssue }) => {
  const { scheme, value, status, message } = checkIdentifier(given);
  if (status === 'INVALID')
    addIssue({ code: 'custom', path: ['value'], message: `${message?.en ?? 'is wrong'} ${message?.zh ?? ''}`.trim() });
  return { scheme, value };
});

export const EntityRecord = fields({
  type: z.literal('entity'),
  kind: z.enum(ENTITY_KINDS),
  key: StoredKey,
  name: Words,
  aliases: several(Alias).optional(),
  identifiers: several(Identifier).optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  inferred: several(Text).optional(),
  ...claim,
})
  .refine(surenessFits, SURENESS)
  .superRefine(({ kind, key, attributes = {} }, { addIssue }) => {
    const message = keyFault(kind, key);
    if (message !== undefined) addIssue({ code: 'custom', path: ['key'], message });
    const parsed = AttributesOf[kind].safeParse(attributes);
    for (const issue of parsed.error?.issues ?? [])
      addIssue({ ...issue, path: ['attributes', ...issue.path] } as never);
  });
export type EntityRecord = z.infer<typeof EntityRecord>;

export const Qualifiers = fields({
  role: Words.optional(),
  title: Words.optional(),
  titleKind: z.enum(['POST', 'RANK']).optional(),
  capacity: z.enum(CAPACITIES).optional(),
  onBehalfOf: Key.optional(),
  qualifier: Words.optional(),
  at: Key.optional(),
  ordinal: z.int().min(1).optional(),
  term: Words.optional(),
  round: Words.optional(),
  grade: Words.optional(),
  weight: Weight.optional(),
  openList: z.boolean().optional(),
});
export type Qualifiers = z.infer<typeof Qualifiers>;

export const RelationRecord = fields({
  type: z.literal('relation'),
  kind: z.enum(RELATION_KINDS),
  from: Key,
  to: Key,
  qualifiers: Qualifiers.default({}),
  ...claim,
})
  .refine(surenessFits, SURENESS)
  .superRefine(({ kind, from, to, qualifiers }, { addIssue }) => {
    if (from === to)
      addIssue({ code: 'custom', path: ['to'], message: 'is the same as from: nothing is related to itself' });
    for (const message of qualifierFaults(kind, qualifiers))
      addIssue({ code: 'custom', path: ['qualifiers'], message });
  });
export type RelationRecord = z.infer<typeof RelationRecord>;

/** What a kind of relation does not take, or needs and is not given. */
function* qualifierFaults(kind: RelationRecord['kind'], qualifiers: Qualifiers): Generator<string> {
  const { identity, others, words } = RELATION_RULES[kind];
  const taken: readonly string[] = [...identity, ...others];
  for (const name of Object.keys(qualifiers)) {
    if (!taken.includes(name)) yield `${kind} takes no '${name}'; it takes ${taken.join(', ') || 'none'}`;
  }
  if (words && qualifiers.qualifier !== undefined && !words.includes(qualifiers.qualifier)) {
    yield `'${qualifiers.qualifier}' is no qualifier of ${kind}: ${words.join(', ')}`;
  }
  if (kind === 'HOLDS_ROLE' && qualifiers.title === undefined) yield 'HOLDS_ROLE needs a title';
  if (kind === 'PARTICIPATES_IN' && qualifiers.capacity === undefined) yield 'PARTICIPATES_IN needs a capacity';
  const roles: readonly string[] = MEMBER_ROLES;
  if (kind === 'MEMBER_OF' && qualifiers.role !== undefined && !roles.includes(qualifiers.role)) {
    yield `'${qualifiers.role}' is no role of a member: ${roles.join(', ')}`;
  }
}

/** All evidence of a claim; an alias's supports that name where it does not say more. */
export const evidenceOf = (record: EntityRecord | RelationRecord): EvidenceRecord[] => [
  ...record.evidence,
  ...(record.type === 'entity' ? (record.aliases ?? []) : []).flatMap(({ name, evidence = [] }) =>
    evidence.map((each) => ({ ...each, field: each.field ?? name })),
  ),
];

export const IngestRecord = z.discriminatedUnion('type', [SourceRecord, EntityRecord, RelationRecord], {
  error: 'is no type of record: source, entity or relation',
});
export type IngestRecord = z.infer<typeof IngestRecord>;
