import { z } from 'zod';
import type { Row } from './database.ts';
import { statement } from './statement.ts';

const horizonOf = statement('ingestion/run/horizon', z.object({ instant: z.string().nullable() }));

/**
 * How old what a reader knows of large ingests may be. Whoever begins one waits for longer than this before writing
 * (src/features/ingestion/run/begin.ts), so that no reader sees a part of it. ADR 6.
 */
export const HORIZON_AGE_MS = 1_000;
/** From this age on it is looked up beside the reads. */
const STALE_MS = 500;

type Run = (cypher: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Row[]>;

/** The latest instant that may be shown while a large ingest is under way, null otherwise. */
export class Horizon {
  readonly #read: Run;
  #instant: string | null = null;
  /** When this was so, on the clock of `performance.now`. */
  #asOf = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(read: Run) {
    this.#read = read;
  }

  /** Waits only where what is known is too old. */
  async shown(): Promise<string | null> {
    const age = performance.now() - this.#asOf;
    if (age > STALE_MS) {
      this.#looking ??= this.#look();
      if (age > HORIZON_AGE_MS) await this.#looking;
      else this.#looking.catch(() => {});
    }
    return this.#instant;
  }

  /** What is known may have changed just now. */
  forget(): void {
    this.#asOf = Number.NEGATIVE_INFINITY;
  }

  async #look(): Promise<void> {
    const asked = performance.now();
    try {
      const [row] = await horizonOf(this.#read);
      this.#instant = row?.instant ? justBefore(row.instant) : null;
      this.#asOf = asked;
    } finally {
      this.#looking = undefined;
    }
  }
}

const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
