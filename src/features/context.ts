import { setMaxListeners } from 'node:events';
import type { Database } from '../database/database.ts';
import { Claims } from '../database/reading/claims.ts';
import type { Reading } from '../database/reading/plan.ts';
import { type SourceTexts, sourceTexts } from './provenance/loaders.ts';

/** What a caller may do: read; write knowledge; everything. Each includes the one before. */
export const ROLES = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a caller may see besides what everybody sees; admins may see all of it. */
export const SCOPES = ['person-identifiers'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Caller {
  /** The name of the key, or `jwt:` and the subject of the token; null for whoever shows neither. */
  readonly name: string | null;
  readonly role: Role;
  /** None where absent. */
  readonly scopes?: readonly Scope[];
}

/** What a request is known by besides what it asks. */
export interface Asked {
  readonly caller: Caller;
  /** Aborts when the caller has gone away. */
  readonly signal: AbortSignal;
}

/** What every resolver may use: new for each request. */
export interface Context extends Asked {
  readonly database: Database;
  readonly reading: Reading;
  /** The instant the request came, the same for all of it. */
  readonly now: Date;
  /** Whether the question gives this answer until the data change: not where time or memory has cut it, nor where it tells the instant. */
  readonly answer: { isRepeatable: boolean };
  readonly loaders: {
    readonly sourceTexts: SourceTexts;
    /** Entities and relations that computed objects name. */
    readonly claims: Claims;
  };
}

/** The graph, to write to on the caller's behalf. */
export const writtenBy = ({ database, caller }: Context): Database => database.onBehalfOf(caller.name ?? 'nobody');

/** Whether a caller may see what needs a scope. */
export const maySee = ({ role, scopes = [] }: Caller, scope: Scope): boolean =>
  role === 'admin' || scopes.includes(scope);

const ANYBODY: Caller = { name: null, role: 'reader' };
const nobodyLeaves = new AbortController().signal;
setMaxListeners(0, nobodyLeaves);

/** The context of one request. */
export function contextOf(
  database: Database,
  shared: Reading,
  now: Date,
  { caller, signal }: Asked = { caller: ANYBODY, signal: nobodyLeaves },
): Context {
  const reading = shared.boundTo({ signal, personIdentifiers: maySee(caller, 'person-identifiers') });
  const loaders = { sourceTexts: sourceTexts(database), claims: new Claims(reading) };
  return { caller, signal, database, reading, now, answer: { isRepeatable: true }, loaders };
}
