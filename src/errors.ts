import { GraphQLError } from 'graphql';

/** The codes a caller may see in `extensions.code`; they never change their meaning. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'BAD_ID'
  | 'BAD_CURSOR'
  | 'AMBIGUOUS_NAME'
  | 'INVALID_RECORD'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'CANCELLED'
  | 'DB_UNAVAILABLE'
  | 'DEADLINE_EXCEEDED'
  | 'INTERNAL_SERVER_ERROR';

const HTTP_STATUS: Partial<Record<ErrorCode, number>> = { DB_UNAVAILABLE: 503, DEADLINE_EXCEEDED: 504 };

/** A fault that may be shown as it is: the message says what failed and what to do next. */
export class SilianError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    const status = HTTP_STATUS[code];
    super(message, { extensions: { code, ...details, ...(status === undefined ? {} : { http: { status } }) } });
    this.code = code;
    if (cause !== undefined) this.cause = cause;
  }
}

/** An argument outside its range; `allowed` says what would have been accepted. */
export const badInput = (argument: string, message: string, allowed: string): SilianError =>
  new SilianError('BAD_USER_INPUT', `${argument}: ${message}. Allowed: ${allowed}.`, { argument, allowed });

/** Refuses a number outside its range; `unit` says what is counted. */
export function within(argument: string, value: number, least: number, most: number, unit = ''): void {
  if (value >= least && value <= most) return;
  throw badInput(argument, `${value} is out of range`, `${least} to ${most}${unit === '' ? '' : ` ${unit}`}`);
}
