import { z } from 'zod';
import { badInput } from '../../errors.ts';

/** What is compared: bodies are organisations and alliances, outcomes whatever has a title. */
export type Group = 'BODY' | 'PERSON' | 'EVENT' | 'REGION' | 'OUTCOME';

export interface TrueEntity {
  readonly id: string;
  readonly group: Group;
  /** The name first, then every other one. */
  readonly names: readonly string[];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}
export interface TrueStatement {
  readonly kind: 'APPOINTMENT' | 'CAPACITY' | 'MEMBERSHIP';
  /** Who. */
  readonly subject: string;
  /** The body, event or alliance. */
  readonly object: string;
  /** Title, capacity or member role. */
  readonly label: string;
}
/** An annotation in one shape, whichever of the two it was written in. Ids are looked up in `entities`. */
export interface Truth {
  readonly article: string;
  readonly entities: readonly TrueEntity[];
  readonly statements: readonly TrueStatement[];
  readonly negatives: readonly { readonly subject: string; readonly predicate: string; readonly object: string }[];
  /** Predicates and kinds that the rules do not read, with how often they occur. */
  readonly unread: Readonly<Record<string, number>>;
}

const Span = z.object({ start: z.number().optional(), end: z.number().optional() });
const Entity = z.object({
  id: z.string().optional(),
  kind: z.string(),
  name: z.string(),
  subtype: z.string().optional(),
  aliases: z.array(z.union([z.string(), z.object({ name: z.string() })])).optional(),
  evidence: z.array(Span).optional(),
});
const Statement = z.object({
  subject: z.string(),
  predicate: z.string(),
  object: z.string().optional(),
  qualifiers: z.object({ title: z.string().optional(), at: z.string().optional() }).optional(),
});
const File = z.object({
  article: z.string().optional(),
  seed: z.object({ path: z.string() }).optional(),
  entities: z.array(Entity),
  statements: z.array(Statement),
  negatives: z.array(z.object({ subject: z.string(), predicate: z.string(), object: z.string() })).optional(),
});

const GROUPS: readonly (readonly [RegExp, Group])[] = [
  [/^person$/i, 'PERSON'],
  [/^(?:event|meeting|conference)$/i, 'EVENT'],
  [/^(?:place|region|city|county|province)$/i, 'REGION'],
  [
    /^(?:work|standard|policy|programme|program|project|agreement|award|platform|facility|base|document|plan)$/i,
    'OUTCOME',
  ],
  [
    /alliance|college|university|school|body|park|enterprise|company|association|institut|government|organi[sz]ation|committee|media|union|federation|community|consortium|group_org|agency|department|unit/i,
    'BODY',
  ],
];
const CAPACITY: Readonly<Record<string, string>> = {
  SPOKE_AT: 'SPEAKER',
  SPOKE: 'SPEAKER',
  DELIVERED_BY: 'SPEAKER',
  REPORTED_AT: 'SPEAKER',
  PRESENTED_AT: 'SPEAKER',
  ATTENDED: 'ATTENDEE',
  ATTENDED_BY: 'ATTENDEE',
  CHAIRED: 'CHAIR',
  CHAIRED_BY: 'CHAIR',
  HOSTED: 'HOST',
  HOSTED_BY: 'HOST',
  UNDERTOOK: 'UNDERTAKER',
  UNDERTAKEN_BY: 'UNDERTAKER',
  ORGANISED: 'HOST',
  ORGANIZED: 'HOST',
  CO_ORGANISED: 'CO_ORGANISER',
  CO_ORGANISED_BY: 'CO_ORGANISER',
  CO_ORGANIZED: 'CO_ORGANISER',
  SUPPORTED: 'SUPPORTER',
  SUPPORTED_BY: 'SUPPORTER',
  GUIDED: 'GUIDE',
  GUIDED_BY: 'GUIDE',
  WORK_MEETING_OF: 'CONVENED',
  MEETING_OF: 'CONVENED',
  CONVENED: 'CONVENED',
  CONVENED_BY: 'CONVENED',
  REPRESENTED: 'REPRESENTATIVE',
};
const MEMBER: Readonly<Record<string, string>> = {
  LEADS: 'LEAD',
  LED_BY: 'LEAD',
  MEMBER_OF: 'MEMBER',
  HAS_MEMBER: 'MEMBER',
  INITIATED: 'INITIATOR',
  INITIATOR_OF: 'INITIATOR',
  GUIDES: 'GUIDE',
  CHAIR_UNIT_OF: 'CHAIR',
  VICE_CHAIR_UNIT_OF: 'VICE_CHAIR',
  SECRETARIAT_OF: 'SECRETARIAT',
};

/** Reads an annotation. Fails with BAD_USER_INPUT where it is in neither of the two shapes. */
export function readTruth(json: string, file: string): Truth {
  const parsed = parse(json, file);
  const entities = parsed.entities.flatMap(({ id, kind, name, subtype, aliases = [], evidence = [] }): TrueEntity[] => {
    const group = GROUPS.find(([pattern]) => pattern.test(kind))?.[1];
    // the report itself is the source, no thing that it tells of
    if (!group || subtype === 'news-article') return [];
    const names = [name, ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.name))];
    const spans = evidence.flatMap(({ start, end }) =>
      start === undefined || end === undefined ? [] : [{ start, end }],
    );
    return [{ id: id ?? name, group, names, spans }];
  });
  const groupOf = new Map(entities.map(({ id, group }) => [id, group]));
  const unread: Record<string, number> = {};
  const skip = (what: string): [] => {
    unread[what] = (unread[what] ?? 0) + 1;
    return [];
  };
  const statements = parsed.statements.flatMap(
    (each): TrueStatement[] => statementOf(each, groupOf) ?? skip(each.predicate.replace(/@.*/, '')),
  );
  for (const { kind } of parsed.entities) if (!GROUPS.some(([pattern]) => pattern.test(kind))) skip(kind);
  return {
    article: parsed.article ?? parsed.seed?.path ?? '',
    entities,
    statements,
    negatives: parsed.negatives ?? [],
    unread,
  };
}

function parse(json: string, file: string): z.infer<typeof File> {
  try {
    return File.parse(JSON.parse(json));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw badInput(
      '--score',
      `${file} is no annotation: ${why}`,
      '{ article, entities: [{ kind, name }], statements: [{ subject, predicate, object }] }',
    );
  }
}

function statementOf(
  { subject, predicate, object = '', qualifiers }: z.infer<typeof Statement>,
  groupOf: ReadonlyMap<string, Group>,
): TrueStatement[] | undefined {
  const [name = '', at] = predicate.split('@');
  if (name === 'ROLE' && at !== undefined)
    return object.split('、').map((label) => ({ kind: 'APPOINTMENT', subject, object: at, label }));
  if (name === 'HOLDS_ROLE' && qualifiers?.title)
    return [{ kind: 'APPOINTMENT', subject, object, label: qualifiers.title }];
  const member = MEMBER[name];
  if (member)
    return [
      name === 'LED_BY' || name === 'HAS_MEMBER'
        ? { kind: 'MEMBERSHIP', subject: object, object: subject, label: member }
        : { kind: 'MEMBERSHIP', subject, object, label: member },
    ];
  const label = CAPACITY[name];
  if (!label) return undefined;
  if (label === 'REPRESENTATIVE')
    return qualifiers?.at ? [{ kind: 'CAPACITY', subject, object: qualifiers.at, label }] : undefined;
  const [who, event] = groupOf.get(subject) === 'EVENT' ? [object, subject] : [subject, object];
  return groupOf.get(event) === 'EVENT' && groupOf.has(who)
    ? [{ kind: 'CAPACITY', subject: who, object: event, label }]
    : undefined;
}
