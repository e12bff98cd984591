import { z } from 'zod';
import type { EntityKind } from '../../database/kinds.ts';
import { Day, fields, several, Weight, Words as Word } from './text.ts';

/** What a kind has, and whether it is made up for demonstration, which any may be. */
const has = <T extends z.core.$ZodLooseShape>(shape: T) => fields({ ...shape, synthetic: z.boolean().optional() });

/** An entry of a versioned code system. */
const Coded = has({
  code: Word.optional(),
  system: Word.optional(),
  version: Word.optional(),
  level: Word.optional(),
});
const None = has({});

const STANDARD_STAGES = [
  'PRELIMINARY',
  'APPROVED_PROJECT',
  'DRAFTING',
  'CONSULTATION',
  'REVIEW',
  'APPROVED',
  'PUBLISHED',
  'SYSTEMATIC_REVIEW',
  'WITHDRAWN',
  'UNKNOWN',
] as const;

const Attendance = fields({
  atLeast: z.int().min(0).nullish(),
  exact: z.boolean(),
  groups: z.array(Word).optional(),
  open: z.boolean().optional(),
});

const Topic = fields({ key: Word, weight: Weight.optional() });
/** What an offer is about, each subject once. */
const Topics = several(Topic).superRefine((topics, { addIssue }) => {
  const places = new Map<string, number>();
  for (const [index, { key }] of topics.entries()) {
    const first = places.get(key);
    if (first === undefined) places.set(key, index);
    if (first === undefined) continue;
    const message = `${key} is a topic already, at topics.${first}: name it once, with one weight`;
    addIssue({ code: 'custom', path: [index, 'key'], message });
  }
});

/** What each kind of entity has besides its name. Source: "Attributes by kind" in docs/records.md. */
export const AttributesOf = {
  SCHOOL: has({ educationLevel: Word.optional() }),
  ENTERPRISE: None,
  GOVERNMENT_BODY: None,
  ASSOCIATION: has({ unit: z.enum(['BRANCH', 'DEPARTMENT']).optional() }),
  INSTITUTION: None,
  ALLIANCE: has({
    category: z
      .enum(['COMMUNITY', 'CONSORTIUM', 'EDUCATION_GROUP', 'STEERING_COMMITTEE', 'EXPERT_COMMITTEE', 'LEAGUE', 'OTHER'])
      .optional(),
    status: z
      .enum([
        'PROPOSED',
        'PUBLICISED',
        'ESTABLISHED',
        'RECOGNISED',
        'CULTIVATED',
        'MONITORED',
        'REVOKED',
        'DISSOLVED',
        'UNKNOWN',
      ])
      .optional(),
    term: Word.optional(),
  }),
  PERSON: None,
  ROLE: has({ title: Word, exclusive: z.boolean().optional() }),
  STANDARD: has({
    level: z.enum(['INTERNATIONAL', 'NATIONAL', 'SECTOR', 'LOCAL', 'GROUP', 'ENTERPRISE', 'UNKNOWN']).optional(),
    stage: z.enum(STANDARD_STAGES).optional(),
    stageAtMost: z.enum(STANDARD_STAGES).optional(),
    number: Word.optional(),
  }),
  POLICY: None,
  PROGRAMME: None,
  AGREEMENT: has({ complete: z.boolean().optional() }),
  EVENT: has({
    category: Word.optional(),
    startsOn: Day.optional(),
    endsOn: Day.optional(),
    theme: Word.optional(),
    attendance: Attendance.optional(),
    unnamedSpeakers: z.boolean().optional(),
  }),
  WORK: None,
  AWARD: None,
  FACILITY: has({
    category: Word.optional(),
    status: z.enum(['PLANNED', 'OPEN', 'CLOSED', 'UNKNOWN']).optional(),
  }),
  THEME: has({
    category: z
      .enum(['PRIORITY', 'TOPIC', 'CHAIN', 'ALLIANCE_TYPE', 'PRODUCT', 'PROCESS', 'MOTTO', 'OTHER'])
      .optional(),
  }),
  REGION: Coded,
  INDUSTRY: Coded,
  MAJOR: Coded,
  OCCUPATION: Coded,
  SKILL: Coded,
  OFFER: has({
    side: z.enum(['SUPPLY', 'DEMAND']),
    category: Word.optional(),
    quantity: z.number().positive('is no quantity: above 0, or left out where none is known').optional(),
    unit: Word.optional(),
    urgency: Word.optional(),
    level: z.enum(['SECONDARY', 'DIPLOMA', 'BACHELOR', 'MASTER', 'DOCTOR']).optional(),
    reach: z.enum(['COUNTY', 'CITY', 'PROVINCE', 'NATION']).optional(),
    topics: Topics.optional(),
  }),
} satisfies Record<EntityKind, z.ZodType>;

/** What an entity is taken for until a record says more. */
export const DEFAULTS: Readonly<Partial<Record<EntityKind, Readonly<Record<string, string>>>>> = {
  ALLIANCE: { category: 'OTHER', status: 'UNKNOWN' },
  STANDARD: { level: 'UNKNOWN', stage: 'UNKNOWN' },
  FACILITY: { status: 'UNKNOWN' },
  THEME: { category: 'OTHER' },
};

/** What a part of attendance is called on a node. */
const unfoldedName = (part: string): string => `attendance${part.charAt(0).toUpperCase()}${part.slice(1)}`;

/** Attributes as flat properties of a node: attendance unfolded, topics left to be relations; null says nothing. */
export function attributeProperties(kind: EntityKind, attributes: unknown): Record<string, unknown> {
  const {
    attendance,
    topics: _topics,
    ...plain
  } = AttributesOf[kind].parse(attributes ?? {}) as Record<string, unknown>;
  const unfolded = Object.entries(attendance ?? {})
    .filter(([, value]) => value != null)
    .map(([name, value]) => [unfoldedName(name), value]);
  return { ...plain, ...Object.fromEntries(unfolded) };
}

/** What a record says of attributes, from a node's properties: the inverse of `attributeProperties`. Topics are relations. */
export function recordAttributes(kind: EntityKind, properties: Readonly<Record<string, unknown>>) {
  const attributes: Record<string, unknown> = {};
  const attendance: Record<string, unknown> = {};
  for (const name of Object.keys(AttributesOf[kind].shape)) {
    if (properties[name] != null && name !== 'attendance') attributes[name] = properties[name];
  }
  for (const name of kind === 'EVENT' ? Object.keys(Attendance.shape) : []) {
    const value = properties[unfoldedName(name)];
    if (value != null) attendance[name] = value;
  }
  return Object.keys(attendance).length === 0 ? attributes : { ...attributes, attendance };
}

/** The topics among an offer's attributes. */
export const topicsIn = (attributes: unknown): { readonly key: string; readonly weight?: number | undefined }[] =>
  AttributesOf.OFFER.parse(attributes ?? {}).topics ?? [];
