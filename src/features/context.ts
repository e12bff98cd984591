import type { Database } from '../database/database.ts';
import { Claims } from '../database/reading/claims.ts';
import type { Reading } from '../database/reading/plan.ts';
import { type SourceTexts, sourceTexts } from './provenance/loaders.ts';

/** What every resolver may use: new for each request. */
export interface Context {
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

/** The context of one request. */
export const contextOf = (database: Database, reading: Reading, now: Date): Context => ({
  database,
  reading,
  now,
  loaders: { sourceTexts: sourceTexts(database), claims: new Claims(reading) },
});
