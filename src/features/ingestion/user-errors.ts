import { plain } from '../../database/reading/answer.ts';
import { SilianError } from '../../errors.ts';
import type { UserError } from '../../generated/schema.ts';

/** What came of a mutation: its faults are data where they are faults of what was asked. */
export interface Tried<T> {
  readonly done: T | null;
  readonly errors: readonly UserError[];
}

const OF_INPUT: readonly string[] = ['BAD_ID', 'BAD_USER_INPUT', 'CONFLICT', 'TOO_LARGE'];

/** Does the work; faults of what was asked come back, all others are errors of the request. */
export async function tried<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return plain({ done: await work(), errors: [] });
  } catch (error) {
    if (!(error instanceof SilianError) || !OF_INPUT.includes(error.code)) throw error;
    return plain({ done: null, errors: [userError(error)] });
  }
}

const userError = ({ code, message, extensions: { argument } }: SilianError): UserError =>
  plain({ code, message, path: typeof argument === 'string' ? ['input', argument] : null });
