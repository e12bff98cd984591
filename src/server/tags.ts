import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '../database/database.ts';
import { todayInShanghai } from '../database/lens.ts';
import { SettledRevision } from '../database/settled-revision.ts';
import { type Caller, maySee, SCOPES } from '../features/context.ts';

/** All that an answer follows from, beside the data and the program. */
interface Question {
  readonly caller: Caller;
  readonly now: Date;
  /** What is asked for and in which form, as JSON has it. */
  readonly asked: unknown;
}

/**
 * What answers are known by (`ETag`), so that nobody is sent again what they have: another word for every other question,
 * right, day, revision of the data and program, and the same one from every copy of the service. They are weak (RFC 9110,
 * 8.8.1): costs, packing and the instant of an export stand in answers that are the same otherwise.
 */
export class Tags {
  readonly #database: Database;
  readonly #revision: SettledRevision;
  readonly #edition: string;

  /** @param edition another word for every other program */
  constructor(database: Database, edition: string) {
    this.#database = database;
    this.#revision = new SettledRevision(database);
    this.#edition = edition;
  }

  /** To be asked before the answer is read; undefined while the data have just changed. */
  async of({ caller, now, asked }: Question): Promise<string | undefined> {
    const revision = await this.#revision.read();
    if (revision === undefined) return undefined;
    const data = [revision, await this.#database.horizon(), todayInShanghai(now)];
    const rights = [caller.role, SCOPES.filter((scope) => maySee(caller, scope))];
    const said = JSON.stringify([this.#edition, data, rights, asked]);
    return `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 27)}"`;
  }
}

/** Whether the caller has what the tag stands for, and says so by `If-None-Match`. */
export function isKnown({ headers }: IncomingMessage, tag: string | undefined): boolean {
  const known = headers['if-none-match'];
  if (tag === undefined || known === undefined) return false;
  return known.split(',').some((each) => ['*', opaque(tag)].includes(opaque(each.trim())));
}

const opaque = (tag: string): string => tag.replace(/^W\//, '');

/** What an answer says of being kept: by its caller alone, who asks each time whether it is still right. */
export const keptAs = (tag: string | undefined): Record<string, string> =>
  tag === undefined ? { 'cache-control': 'no-store' } : { etag: tag, 'cache-control': 'private, no-cache' };
