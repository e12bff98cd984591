import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { SilianError } from '../errors.ts';
import { answerJson } from './answer.ts';

/** How long the database may take to show that it is there. */
const READY_MS = 1_000;

/** Whether requests can be answered, and if not, why. */
export class Health {
  /** Why the service itself is not ready; null when only the database decides. */
  obstacle: string | null = 'starting';
  #database: Database | undefined;
  #asking: Promise<unknown> | undefined;
  #isStopping = false;

  /** From now on the database decides. */
  serve(database: Database): void {
    this.#database = database;
    this.obstacle = null;
  }

  /** From now on it is not ready, whatever comes of what it is starting. */
  stop(): void {
    this.#isStopping = true;
  }

  async reason(): Promise<string | null> {
    if (this.#isStopping) return 'stopping';
    if (this.obstacle !== null || !this.#database) return this.obstacle;
    const cancel = new AbortController();
    const late = wait(READY_MS, 'late', { signal: cancel.signal });
    try {
      const answer = await Promise.race([this.#ask(this.#database), late]);
      return answer === 'late' ? `the database did not answer within ${READY_MS / 1000} s` : null;
    } catch (error) {
      return error instanceof SilianError ? error.message : 'the database does not answer';
    } finally {
      cancel.abort();
    }
  }

  /** One question at a time: a database that hangs must not gather probes. */
  #ask(database: Database): Promise<unknown> {
    this.#asking ??= database.read('CYPHER 5 RETURN 1 AS one').finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}

export const answerLive = (response: ServerResponse): void => answerJson(response, 200, { status: 'live' });

export async function answerReady(health: Health, response: ServerResponse): Promise<void> {
  const reason = await health.reason();
  if (reason === null) return answerJson(response, 200, { status: 'ready' });
  response.setHeader('retry-after', '1');
  answerJson(response, 503, { status: 'unavailable', reason });
}
