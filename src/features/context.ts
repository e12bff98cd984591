import type { Database } from '../database/database.ts';
import type { Reading } from '../database/reading/plan.ts';
import type { SourceTexts } from './provenance/loaders.ts';

/** What every resolver may use: new for each request. */
export interface Context {
  readonly database: Database;
  readonly reading: Reading;
  /** The instant the request came, the same for all of it. */
  readonly now: Date;
  readonly loaders: { readonly sourceTexts: SourceTexts };
}
