import { currentRevision } from './by-revision.ts';
import type { Database } from './database.ts';

/**
 * How long a revision has to have been there. Neo4j brings a transaction's changes into view one by one, so that a reader
 * may meet a new revision and data from before it for a moment; and what a reader knows of large ingests may be a second
 * old (`HORIZON_AGE_MS`).
 */
const SETTLING_MS = 2_000;

/** The revision of the data, for whoever says with it that nothing has changed. */
export class SettledRevision {
  readonly #database: Database;
  readonly #clock: () => number;
  #revision: string | undefined;
  #since = 0;

  /** @param clock in milliseconds */
  constructor(database: Database, clock: () => number = () => performance.now()) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Undefined while it has not been seen here for long enough: after a write, and at first. */
  async read(): Promise<string | undefined> {
    const revision = await currentRevision(this.#database);
    const now = this.#clock();
    if (revision !== this.#revision) [this.#revision, this.#since] = [revision, now];
    return now - this.#since >= SETTLING_MS ? revision : undefined;
  }
}
