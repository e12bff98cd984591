import type { z } from 'zod';
import { SilianError } from '../../errors.ts';
import { checkIdentifier } from '../identity/identifiers.ts';
import { IngestRecord } from './record.ts';

/** One record as it came: its text, and where it stood for whoever has to mend it. */
export interface Line {
  readonly text: string;
  /** A file's name, or what stands for it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Why it could not be read; then there is no text. */
  readonly fault?: string;
}

/** What a record says that may be mistaken, and is kept all the same. */
export function warningsOf(parsed: readonly Parsed[]): Problem[] {
  return parsed.flatMap(({ record, at }) =>
    (record.type === 'entity' ? (record.identifiers ?? []) : []).flatMap((identifier, index) => {
      const { status, message } = checkIdentifier(identifier);
      if (status !== 'LEGAL_BUT_FAILING') return [];
      return [problem(at, `identifiers.${index}.value`, `${message?.en ?? ''} ${message?.zh ?? ''}`.trim())];
    }),
  );
}

/** What is wrong with a record: where, in which field, and why. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A record that was left out, and why. */
export interface Reject extends Problem {
  /** As it came, to be mended and sent again. */
  readonly record: string;
}

/** Where a record or a fault stands, as one word. */
export const placeOf = ({ file, line }: Pick<Line, 'file' | 'line'>): string => `${file}:${line}`;

/** Faults in the order of the lines, each once: what is derived repeats the faults of its record. */
export function byLine(problems: readonly Problem[], parsed: readonly Parsed[]): Problem[] {
  const lines = new Map(parsed.map(({ at }, place) => [placeOf(at), place]));
  const lineOf = (each: Problem): number => lines.get(placeOf(each)) ?? 0;
  const once = new Map(problems.map((each) => [JSON.stringify(each), each]));
  return [...once.values()].sort((a, b) => lineOf(a) - lineOf(b));
}

/** Faults with the lines that they are in. */
export function rejectsOf(problems: readonly Problem[], lines: readonly Line[]): Reject[] {
  const texts = new Map(lines.map((line) => [placeOf(line), line.text]));
  return problems.map((each) => ({ ...each, record: texts.get(placeOf(each)) ?? '' }));
}

export interface Parsed {
  readonly record: IngestRecord;
  readonly at: Line;
  /** The record that stands there, where this one only follows from it. */
  readonly source?: IngestRecord;
}

/** The non-empty lines of a JSON Lines file. */
export const linesOf = (text: string, file: string): Line[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ text: line, file, line: index + 1 }))
    .filter(({ text: line }) => line.trim() !== '');

/**
 * Parses every line; all problems together, not only the first.
 * @param patience after so many records at fault the rest is not looked at
 */
export function parseRecords(
  lines: readonly Line[],
  patience = Number.POSITIVE_INFINITY,
): { parsed: Parsed[]; problems: Problem[] } {
  const parsed: Parsed[] = [];
  const problems: Problem[] = [];
  let atFault = 0;
  for (const at of lines) {
    const found = parseRecord(at);
    if ('record' in found) parsed.push(found);
    else {
      problems.push(...found.problems);
      if (++atFault >= patience) break;
    }
  }
  return { parsed, problems };
}

function parseRecord(at: Line): Parsed | { readonly problems: readonly Problem[] } {
  const json = parseJson(at);
  if (json.problem) return { problems: [json.problem] };
  const result = IngestRecord.safeParse(json.value);
  if (result.success) return { record: result.data, at };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, at)) };
}

function parseJson(at: Line): { value?: unknown; problem?: Problem } {
  if (at.fault !== undefined) return { problem: problem(at, '', at.fault) };
  try {
    return { value: JSON.parse(at.text) };
  } catch (error) {
    return {
      problem: problem(
        at,
        '',
        `is no JSON object on one line, mend or remove it: ${error instanceof Error ? error.message : error}`,
      ),
    };
  }
}

/** A fault by the field it is in; a field that is not known is named itself. */
function problemsOf(issue: z.core.$ZodIssue, at: Line): Problem[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [problem(at, path, issue.message)];
  return issue.keys.map((key) => problem(at, path === '' ? key : `${path}.${key}`, issue.message));
}

export const problem = ({ file, line }: Line, field: string, message: string): Problem => ({
  file,
  line,
  field,
  message,
});

const SHOWN = 20;

/** What refuses a whole batch. */
export class RecordsRefused extends SilianError {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[]) {
    super('INVALID_RECORD', message, { problems: problems.slice(0, SHOWN) });
    this.problems = problems;
  }
}

/** The fault that refuses a whole batch: names each file, line and field. */
export function refused(problems: readonly Problem[]): RecordsRefused {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ file, line, field, message }) => `${file}:${line} ${field === '' ? 'record' : field}: ${message}`);
  const more = problems.length > SHOWN ? `\n… and ${problems.length - SHOWN} more` : '';
  return new RecordsRefused(
    `${problems.length} fault(s) in the records; nothing was written. Mend them and send all again.\n${lines.join('\n')}${more}`,
    problems,
  );
}
