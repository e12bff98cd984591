import { setMaxListeners } from 'node:events';
import type { Database } from '../database/database.ts';
import { Claims } from '../database/reading/claims.ts';
import type { Reading } from '../database/reading/plan.ts';
import { type SourceTexts, sourceTexts } from './provenance/loaders.ts';

/** What a caller may do: read; write knowledge; everything. Each includes the one before. */
export const ROLES = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Caller {
  /** As in SILIAN_API_KEYS; null for whoever shows no key. */
  readonly name: string | null;
  readonly role: Role;
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
  readonly loaders: {
    readonly sourceTexts: SourceTexts;
    /** Entities and relations that computed objects name. */
    readonly claims: Claims;
  };
}

/** The graph, to write to on the caller's behalf. */
export const writtenBy = ({ database, caller }: Context): Database => database.onBehalfOf(caller.name ?? 'nobody');

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
  const reading = shared.until(signal);
  const loaders = { sourceTexts: sourceTexts(database), claims: new Claims(reading) };
  return { caller, signal, database, reading, now, loaders };
}
