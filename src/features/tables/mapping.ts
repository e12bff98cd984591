import { z } from 'zod';
import { badInput } from '../../errors.ts';

/** How tables become records: docs/importing.md. Texts with `{column}` in them are templates. */

const Template = z.string().min(1);
const Plain = z.union([z.string(), z.number(), z.boolean()]);

/** What a column, or what a template gives, has to be; all of them must hold. */
const Test = z.union([
  z.string(),
  z.array(z.string()).min(1),
  z.strictObject({
    is: z.array(z.string()).min(1).optional(),
    not: z.array(z.string()).min(1).optional(),
    matches: z.string().optional(),
    filled: z.boolean().optional(),
  }),
]);
export type Test = z.infer<typeof Test>;
export const When = z.record(z.string(), Test);
export type When = z.infer<typeof When>;

/** What a lookup gives for what it does not have: null nothing, a text that text; without it the cell is at fault. */
const otherwise = Plain.nullable().optional();
const Lookup = z.union([
  z.strictObject({ values: z.record(z.string(), Plain.nullable()), otherwise }),
  z.strictObject({ patterns: z.array(z.tuple([z.string(), Template])).min(1), otherwise }),
  z.strictObject({
    /** Beside the tables that are imported; without it only a file that is given counts. */
    table: z.string().optional(),
    columns: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
    key: Template,
    value: Template,
    /** What counts of a key with several values: the first, the last, or none of them; else it is a fault. */
    repeated: z.enum(['FIRST', 'LAST', 'NONE']).optional(),
    otherwise,
  }),
  z.strictObject({ divisions: z.literal(true), otherwise }),
]);
export type Lookup = z.infer<typeof Lookup>;

export const FORMATS = ['text', 'digits', 'number', 'integer', 'quantity', 'day', 'period', 'range'] as const;

const Column = z.strictObject({
  header: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  required: z.boolean().default(false),
  filled: z.boolean().default(false),
  unique: z.boolean().default(false),
  /** An empty cell stands for the one above; with a column's name, only where that column's cell is empty too. */
  carried: z.union([z.boolean(), z.string()]).default(false),
  format: z.enum(FORMATS).default('text'),
  length: z.int().min(1).max(40).optional(),
  /** How many zeros at its head a code may have lost to a spreadsheet. */
  lost: z.int().min(0).default(1),
  matches: z.string().optional(),
  empty: z.array(z.string()).default([]),
  list: z.strictObject({ by: z.string().min(1), parts: z.string().min(1).optional() }).optional(),
  lookup: z.string().optional(),
});
export type Column = z.infer<typeof Column>;

const Because = z.strictObject({ when: When, because: z.string().min(1) });
export type Because = z.infer<typeof Because>;

const RecordSpec = z.strictObject({
  type: z.enum(['entity', 'relation']),
  when: When.optional(),
  each: z.string().optional(),
  once: z.boolean().default(false),
  unique: z.boolean().default(false),
  kind: Template,
  key: z.json().optional(),
  name: z.json().optional(),
  from: z.json().optional(),
  to: z.json().optional(),
  aliases: z.json().optional(),
  identifiers: z.json().optional(),
  attributes: z.json().optional(),
  inferred: z.json().optional(),
  qualifiers: z.json().optional(),
  validity: z.json().optional(),
  status: z.json().optional(),
  confidence: z.json().optional(),
  evidence: z.json().optional(),
});
export type RecordSpec = z.infer<typeof RecordSpec>;

const SourceSpec = z.strictObject({
  key: Template.optional(),
  title: Template.optional(),
  publisher: Template.optional(),
  publishedOn: Template.optional(),
  url: Template.optional(),
});
export type SourceSpec = z.infer<typeof SourceSpec>;

const TableSpec = z.strictObject({
  name: z.string().min(1),
  files: z.array(z.string()).optional(),
  sheets: z.array(z.string()).optional(),
  source: SourceSpec.optional(),
  columns: z.record(z.string().regex(/^[^{}|]+$/), z.union([z.string(), z.array(z.string()), Column])),
  ignored: z.array(z.string()).default([]),
  skip: z.array(Because).default([]),
  reject: z.array(Because).default([]),
  records: z.array(RecordSpec).min(1),
});
export type TableSpec = z.infer<typeof TableSpec>;

export const Mapping = z.strictObject({
  $comment: z.string().optional(),
  description: z.string(),
  parameters: z.record(z.string(), z.string()).default({}),
  source: SourceSpec.default({}),
  lookups: z.record(z.string(), Lookup).default({}),
  tables: z.array(TableSpec).min(1),
});
export type Mapping = z.infer<typeof Mapping>;

/** Reads a mapping. Fails with BAD_USER_INPUT, naming file and field, where it is none. */
export function parseMapping(text: string, file: string): Mapping {
  try {
    return Mapping.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw badMapping(file, why);
  }
}

export const badMapping = (file: string, why: string): Error =>
  badInput('mapping', `${file} cannot be used: ${why}`, 'a mapping as docs/importing.md describes it 映射文件有误');

/** A column with what is left out of it: `"code"` and `["code", "代码"]` name headers only. */
export const columnOf = (given: TableSpec['columns'][string]): Column =>
  typeof given === 'string' || Array.isArray(given) ? Column.parse({ header: given }) : given;

/** The headers by which a column is known. */
export function headersOf(name: string, { header }: Column): readonly string[] {
  if (header === undefined) return [name];
  return typeof header === 'string' ? [header] : header;
}
