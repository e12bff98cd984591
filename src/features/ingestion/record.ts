import { z } from 'zod';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import { AttributesOf } from './attributes.ts';
import { CAPACITIES, MEMBER_ROLES, RELATION_RULES } from './vocabulary.ts';

/**
 * Records: what the service takes in and gives back, one JSON object a line. Source: docs/records.md.
 * Text is kept in NFC; NUL and lone surrogates are refused.
 */
const Text = z
  .string()
  .min(1)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'holds NUL or half a character')
  .transform((text) => text.normalize('NFC'));
const Key = Text.refine((key) => /^[a-z]+:./u.test(key), 'is no key: scheme:value, e.g. school:4114012888');
const Day = z.iso.date();
/** A year, a month or a day; the precision is kept. */
const Period = z.union([Day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)], {
  error: 'is no date: 2025, 2025-09 or 2025-09-21',
});
const Offset = z.int().min(0);

const Validity = z
  .strictObject({
    from: Period.nullish(),
    to: Period.nullish(),
    observedOn: z.array(Period).optional(),
    toPrecision: z.literal('AT_LATEST').optional(),
  })
  .refine(
    ({ from, to }) => from == null || to == null || to > from,
    'ends before it begins: to must be later than from',
  );

const EvidenceRecord = z
  .strictObject({
    source: Key,
    paragraph: Offset.optional(),
    start: Offset.optional(),
    end: Offset.optional(),
    note: Text.optional(),
    stance: z.enum(['SUPPORTS', 'DISPUTES']).default('SUPPORTS'),
    speaker: Key.optional(),
    field: Text.optional(),
  })
  .refine(
    ({ start, end }) => (start === undefined) === (end === undefined),
    'gives one of start and end without the other',
  )
  .refine(({ start, end }) => start === undefined || end === undefined || end > start, 'ends before it starts');
export type EvidenceRecord = z.infer<typeof EvidenceRecord>;

const claim = {
  validity: Validity.optional(),
  status: z.enum(['ASSERTED', 'INFERRED', 'DISPUTED']).optional(),
  confidence: z.number().min(0).max(1).optional(),
  evidence: z.array(EvidenceRecord).min(1),
};

/** An inferred claim is less than certain, and says how much. */
const surenessFits = ({
  status,
  confidence,
}: {
  status?: string | undefined;
  confidence?: number | undefined;
}): boolean => status !== 'INFERRED' || (confidence !== undefined && confidence < 1);
const SURENESS = 'is INFERRED, so it needs a confidence below 1';

export const SourceRecord = z.strictObject({
  type: z.literal('source'),
  key: Key,
  title: Text,
  publisher: Text.optional(),
  contributor: Key.optional(),
  url: z.url().optional(),
  publishedOn: Day.optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  text: z.string().optional(),
});
export type SourceRecord = z.infer<typeof SourceRecord>;

const Alias = z.strictObject({
  name: Text,
  kind: z.enum(['OFFICIAL', 'FORMER', 'SHORT', 'ELLIPTICAL', 'CANDIDATE']),
  validity: Validity.optional(),
  evidence: z.array(EvidenceRecord).optional(),
});

export const EntityRecord = z
  .strictObject({
    type: z.literal('entity'),
    kind: z.enum(ENTITY_KINDS),
    key: Key,
    name: Text,
    aliases: z.array(Alias).optional(),
    identifiers: z.array(z.strictObject({ scheme: Text, value: Text })).optional(),
    attributes: z.record(z.string(), z.unknown()).optional(),
    inferred: z.array(Text).optional(),
    ...claim,
  })
  .refine(surenessFits, SURENESS)
  .superRefine(({ kind, attributes = {} }, { addIssue }) => {
    const parsed = AttributesOf[kind].safeParse(attributes);
    for (const issue of parsed.error?.issues ?? [])
      addIssue({ ...issue, path: ['attributes', ...issue.path] } as never);
  });
export type EntityRecord = z.infer<typeof EntityRecord>;

const Qualifiers = z.strictObject({
  role: Text.optional(),
  title: Text.optional(),
  titleKind: z.enum(['POST', 'RANK']).optional(),
  capacity: z.enum(CAPACITIES).optional(),
  onBehalfOf: Key.optional(),
  qualifier: Text.optional(),
  at: Key.optional(),
  ordinal: z.int().min(1).optional(),
  term: Text.optional(),
  round: Text.optional(),
  grade: Text.optional(),
  weight: z.number().min(0).max(1).optional(),
  openList: z.boolean().optional(),
});
export type Qualifiers = z.infer<typeof Qualifiers>;

export const RelationRecord = z
  .strictObject({
    type: z.literal('relation'),
    kind: z.enum(RELATION_KINDS),
    from: Key,
    to: Key,
    qualifiers: Qualifiers.default({}),
    ...claim,
  })
  .refine(surenessFits, SURENESS)
  .superRefine(({ kind, qualifiers }, { addIssue }) => {
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

export const IngestRecord = z.discriminatedUnion('type', [SourceRecord, EntityRecord, RelationRecord]);
export type IngestRecord = z.infer<typeof IngestRecord>;
