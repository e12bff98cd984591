import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { badInput } from '../../errors.ts';
import { projectRoot } from '../../project-root.ts';

const Terms = z.array(z.string().min(1));
const BodyKind = z.enum(['SCHOOL', 'ENTERPRISE', 'GOVERNMENT_BODY', 'ASSOCIATION', 'INSTITUTION', 'ALLIANCE']);
export type BodyKind = z.infer<typeof BodyKind>;

const Suffixes = z.strictObject({
  kind: BodyKind,
  category: z.string().optional(),
  /** Counts only behind a known department of government. */
  department: z.boolean().optional(),
  /** Counts only where something beside it shows that it is a body. */
  weak: z.boolean().optional(),
  /** The words are names by themselves: 教育部. */
  whole: z.boolean().optional(),
  words: Terms,
});
const Organisations = z.strictObject({
  suffixes: z.array(Suffixes),
  units: z.array(z.strictObject({ qualifier: z.enum(['BRANCH', 'DEPARTMENT', 'CAMPUS']), words: Terms })),
  departments: Terms,
  faculties: Terms,
  /** What the centres of a school or firm are for, where they are named without it: 人力资源. */
  offices: Terms,
  generic: Terms,
  starters: Terms,
  prefixes: Terms,
  zones: Terms,
  shortForms: z.array(z.tuple([z.string(), z.string()])),
});
const Titles = z.strictObject({
  posts: Terms,
  ranks: Terms,
  modifiers: Terms,
  introducers: Terms,
  /** Tell a name only right behind a body: 某大学学生张三. */
  affiliates: Terms,
  honorifics: Terms,
  reporters: Terms,
  headOfGovernment: Terms,
  bodyOfTitle: z.record(z.string(), BodyKind),
});
const People = z.strictObject({
  surnames: z.string(),
  transliterated: z.string(),
  compound: Terms,
  notNames: Terms,
  followers: Terms,
});
const Boundaries = z.strictObject({ stops: Terms, protected: Terms, adverbs: Terms });
const Cue = z.strictObject({
  capacity: z.enum([
    'HOST',
    'UNDERTAKER',
    'CO_ORGANISER',
    'SUPPORTER',
    'CHAIR',
    'ATTENDEE',
    'SPEAKER',
    'GUIDE',
    'SIGNATORY',
  ]),
  before: Terms,
  after: Terms.optional(),
});
const Events = z.strictObject({
  suffixes: z.array(z.strictObject({ category: z.string(), words: Terms })),
  held: Terms,
  references: Terms,
  capacities: z.array(Cue),
  speechObjects: Terms,
  agenda: Terms,
});
const Outcomes = z.strictObject({
  verbs: z.array(
    z.strictObject({
      qualifier: z.enum(['SIGNED', 'RELEASED', 'LAUNCHED', 'UNVEILED', 'AWARDED']),
      before: Terms,
      after: Terms,
      ceremony: z.string(),
      part: z.string(),
      suffix: z.string(),
    }),
  ),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(['AGREEMENT', 'STANDARD', 'POLICY', 'PROGRAMME', 'FACILITY', 'AWARD', 'WORK']),
      words: Terms,
    }),
  ),
  negations: Terms,
  proposals: Terms,
  standardLevels: z.record(z.string(), z.string()),
  projectMarks: Terms,
});
const DocumentWords = z.strictObject({
  fields: z.strictObject({ title: Terms, date: Terms, publisher: Terms, url: Terms, ignored: Terms }),
  end: Terms,
  line: Terms,
  masks: z.string(),
  /** Words that machines put in the place of the field's terms: 黉舍 for 学校. */
  spun: Terms,
});

const Lexicon = z.strictObject({
  organisations: Organisations,
  titles: Titles,
  people: People,
  boundaries: Boundaries,
  events: Events,
  outcomes: Outcomes,
  document: DocumentWords,
});
export type Lexicon = z.infer<typeof Lexicon>;

/** The words the rules work with, in the package. */
export const LEXICON_FOLDER = join(projectRoot, 'src', 'features', 'extraction', 'lexicon');

/** Reads `<part>.json` of each part of a lexicon. Fails with BAD_USER_INPUT, naming the file, where one is missing or not as it should be. */
export function readLexicon(folder = LEXICON_FOLDER): Lexicon {
  const parts = Object.entries(Lexicon.shape).map(([part, shape]) => [
    part,
    parsed(join(folder, `${part}.json`), shape),
  ]);
  return Lexicon.parse(Object.fromEntries(parts));
}

function parsed(file: string, shape: z.ZodType): unknown {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw badInput('lexicon', `${file} cannot be used: ${why}`, `the shape of ${LEXICON_FOLDER}`);
  }
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Any of the words, the longest first, as the source of a regular expression. */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escaped)
    .join('|')})`;
