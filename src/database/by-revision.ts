import { z } from 'zod';
import { Cache } from './cache.ts';
import type { Database } from './database.ts';
import { statement } from './statement.ts';

const revisionOf = statement('ingestion/revision', z.object({ revision: z.string() }));

/** A word for the state of the data: another one after every write that changed them. */
export async function currentRevision({ read }: Database): Promise<string> {
  const [row] = await revisionOf(read);
  return row?.revision ?? '';
}

const MAX_KEPT = 64;
const IDLE_MS = 300_000;

interface Kept<T> {
  readonly value: T;
  /** False: something was written while it was read, so that nobody should be given it again. */
  readonly settled: boolean;
}

interface Room<T> {
  readonly room: number;
  readonly weigh: (value: T) => number;
}

/** Results of reading a database, kept until its data change; five minutes without a question and they are gone. */
export class ByRevision<T> {
  readonly #database: Database;
  readonly #cache: Cache<Kept<T>>;

  constructor(database: Database, { room, weigh }: Room<T>) {
    this.#database = database;
    this.#cache = new Cache({
      entries: MAX_KEPT,
      weight: room,
      weigh: ({ settled, value }) => (settled ? weigh(value) : -1),
      idleMs: IDLE_MS,
    });
  }

  /** What `work` gave under this key for the data as they are, else what it gives now. */
  async get(key: unknown, work: () => Promise<T>): Promise<T> {
    const revision = await this.#revision();
    const { value } = await this.#cache.get(JSON.stringify([revision, key]), async () => {
      const read = await work();
      return { value: read, settled: revision === (await this.#revision()) };
    });
    return value;
  }

  #revision(): Promise<string> {
    return currentRevision(this.#database);
  }
}
