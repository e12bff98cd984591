/** What one caller may take; times in milliseconds, sizes in bytes. All can be set with SILIAN_LIMITS. */
export interface Limits {
  /** The body of a request. */
  readonly body: number;
  /** The text of a document, in characters. */
  readonly text: number;
  readonly tokens: number;
  /** Brackets within brackets, counted before the document is read. */
  readonly nesting: number;
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Operations and fragments of a document. */
  readonly definitions: number;
  /** What one operation may cost (`cost.ts`). */
  readonly cost: number;
  /** What a caller may spend at once, and what comes back each second. */
  readonly bucket: number;
  readonly refill: number;
  /** Errors that an answer tells. */
  readonly errors: number;
  /** Operations that run at one time, those that may wait for it, and how long. */
  readonly running: number;
  readonly waiting: number;
  readonly waitTime: number;
  /** From the first byte of a request to the end of its headers, and to its own end. */
  readonly headersTime: number;
  readonly requestTime: number;
  /** How long a connection may stay open without a request. */
  readonly idleTime: number;
  /** How long requests may run on when the port is closed. */
  readonly drainTime: number;
  /** Exports at one time: each keeps a core busy. */
  readonly exports: number;
}

export const DEFAULT_LIMITS: Limits = {
  body: 1_000_000,
  text: 20_000,
  tokens: 2_000,
  nesting: 60,
  depth: 12,
  aliases: 30,
  directives: 20,
  definitions: 50,
  cost: 12_000,
  bucket: 50_000,
  refill: 2_500,
  errors: 5,
  running: 50,
  waiting: 100,
  waitTime: 1_000,
  headersTime: 8_000,
  requestTime: 12_000,
  idleTime: 5_000,
  drainTime: 10_000,
  exports: 2,
};

const NAMES: readonly string[] = Object.keys(DEFAULT_LIMITS);

/** What `SILIAN_LIMITS` may say, for whoever got it wrong. */
export const ALLOWED_LIMITS = `name=number, separated by commas; names: ${NAMES.join(', ')}; numbers from 1 up`;

/** The limits with some of them set, `cost=9000,depth=15`; undefined where that is no such list. */
export function limitsFrom(text: string): Limits | undefined {
  const pairs = text.split(',').map((each) => each.trim().split('='));
  const isRight = ([name = '', value = '', ...more]: string[]): boolean =>
    NAMES.includes(name) && /^[1-9]\d{0,9}$/.test(value) && more.length === 0;
  if (!pairs.every(isRight)) return undefined;
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)])) };
}

/** What is one budget for all copies of the service together; the rest is what one request or connection may take. */
const SHARED = ['bucket', 'refill', 'running', 'waiting', 'exports'] as const;

/** The part of the limits that one of so many copies keeps, at least 1 of each. Source: ADR 12. */
export function shareOf(limits: Limits, copies: number): Limits {
  const share = (name: (typeof SHARED)[number]) => [name, Math.max(1, Math.floor(limits[name] / copies))];
  return { ...limits, ...Object.fromEntries(SHARED.map(share)) };
}
