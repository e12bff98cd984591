import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../project-root.ts';

const Terms = z.array(z.string().min(1));
const Pairs = z.array(z.tuple([z.string().min(1), z.string().min(1)]));
const PartKind = z.enum(['CAMPUS', 'BRANCH', 'AFFILIATED', 'DEPARTMENT', 'COLLEGE']);
export type PartKind = z.infer<typeof PartKind>;

const Forms = z.strictObject({
  school: z.strictObject({ vocational: Terms, general: Terms, secondary: Terms, technician: Terms, basic: Terms }),
  company: z.strictObject({ limited: Terms, shares: Terms, bare: Terms, listing: Terms, works: Terms }),
  association: Terms,
  alliance: Terms,
  government: Terms,
  institution: Terms,
});
const Abbreviations = z.strictObject({ fixed: Pairs, usual: Pairs });
const WordLists = z.strictObject({
  fields: Terms,
  multiSite: Terms,
  ownership: Terms,
  parts: z.record(PartKind, Terms),
});

const read = <T extends z.ZodType>(name: string, shape: T): z.infer<T> =>
  shape.parse(JSON.parse(readFileSync(join(projectRoot, 'src/features/identity/lexicon', `${name}.json`), 'utf8')));

const forms = read('forms', Forms);
const abbreviations = read('abbreviations', Abbreviations);
const words = read('words', WordLists);

export const SECTORS = ['SCHOOL', 'COMPANY', 'ASSOCIATION', 'ALLIANCE', 'GOVERNMENT', 'INSTITUTION'] as const;
export type Sector = (typeof SECTORS)[number];

/** What kind of body a name ends in. */
export interface FormWord {
  readonly word: string;
  readonly sector: Sector;
  /** Which rung of its sector: vocational, limited … */
  readonly grade: string;
}

const graded = (sector: Sector, grades: Readonly<Record<string, readonly string[]>>): FormWord[] =>
  Object.entries(grades).flatMap(([grade, list]) => list.map((word) => ({ word, sector, grade })));

export const FORMS: readonly FormWord[] = [
  ...graded('SCHOOL', forms.school),
  ...graded('COMPANY', forms.company),
  ...graded('ASSOCIATION', { association: forms.association }),
  ...graded('ALLIANCE', { alliance: forms.alliance }),
  ...graded('GOVERNMENT', { government: forms.government }),
  ...graded('INSTITUTION', { institution: forms.institution }),
].sort((a, b) => b.word.length - a.word.length);

const alternatives = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

/** Each short word with what it stands for; a word inside a longer one that is known stays whole. */
export function replacer(pairs: readonly (readonly [string, string])[]): (text: string) => string {
  const meaning = new Map(pairs);
  const pattern = new RegExp(alternatives([...meaning.keys(), ...meaning.values()]), 'g');
  return (text) => text.replaceAll(pattern, (word) => meaning.get(word) ?? word);
}

/** Abbreviations that the law or custom gives one meaning: 管委会. */
export const expandFixed = replacer(abbreviations.fixed);
/** Abbreviations that usually mean one thing, but need not: 职院. */
export const expandUsual = (text: string): string => expandListed(text).replace(NUMBERED, '第$1$2学');
const expandListed = replacer(abbreviations.usual);
/** 一中 for 第一中学. */
const NUMBERED = /(?<!第)([一二三四五六七八九十]+)(中|小)$/;

export const FIELDS: ReadonlySet<string> = new Set(words.fields);
export const MULTI_SITE: ReadonlySet<string> = new Set(words.multiSite);
export const OWNERSHIP = new RegExp(`^(?:(?:${alternatives(words.ownership)})(?:院校|高校|学校|大学|企业)?[、,;/]?)+$`);

export const PARTS: readonly { readonly word: string; readonly kind: PartKind }[] = PartKind.options
  .flatMap((kind) => words.parts[kind].map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length);

export const LONGEST_FIELD = Math.max(...words.fields.map((word) => word.length));
