import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { note } from '../../database/audit/note.ts';
import type { Database } from '../../database/database.ts';
import { statement } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import { type Caller, ROLES, SCOPES } from '../../features/context.ts';

const Key = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  scopes: z.array(z.enum(SCOPES)),
  /** HMAC-SHA-256 of the secret under the pepper, in hex: whoever reads the graph learns no key. */
  hash: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  revokedAt: z.string().optional(),
});
/** A key of a caller, kept in the graph, so that every copy of the service knows it. */
export type Key = z.infer<typeof Key>;

const keys = statement('callers/keys', z.object({ key: Key }));
const createdKey = statement('callers/create-key', z.object({ id: z.string() }));
const revokedKey = statement('callers/revoke-key', z.object({ name: z.string(), before: z.boolean() }));

/** `sl_<id>_<secret>`: six random bytes in hex, 32 in base64url. */
const FORM = /^sl_([0-9a-f]{12})_([\w-]{43})$/;

/** Whether a secret is one of these keys, known or not. */
export const isKept = (secret: string): boolean => FORM.test(secret);

const hashOf = (secret: string, pepper: string): Buffer => createHmac('sha256', pepper).update(secret).digest();

export const keptKeys = async (database: Database): Promise<Key[]> => (await keys(database.read)).map(({ key }) => key);

export type NewKey = Pick<Key, 'name' | 'role' | 'scopes'>;

/** Makes a key and returns its secret, which is told only here. Fails with CONFLICT where another has the name. */
export async function createKey(database: Database, wanted: NewKey, pepper: string, now: Date): Promise<string> {
  const id = randomBytes(6).toString('hex');
  const secret = `sl_${id}_${randomBytes(32).toString('base64url')}`;
  const { name, role, scopes } = wanted;
  await database.write(async (transaction) => {
    const at = now.toISOString();
    const hash = hashOf(secret, pepper).toString('hex');
    const key: Key = { id, name, role, scopes, hash, createdAt: at, createdBy: transaction.by };
    const [row] = await createdKey(transaction.run, { key });
    if (row?.id !== id)
      throw new SilianError('CONFLICT', `Another key is called ${name}; revoked ones keep their names.`);
    const about = `key ${id} ${name}: ${[role, ...scopes].join(', ')}`;
    await note(transaction, { act: 'CREATE_KEY', about, content: null }, at);
  });
  return secret;
}

/** Fails with BAD_USER_INPUT where there is no such key. */
export function revokeKey(database: Database, id: string, now: Date): Promise<{ name: string; before: boolean }> {
  return database.write(async (transaction) => {
    const at = now.toISOString();
    const [row] = await revokedKey(transaction.run, { id, now: at });
    if (!row) throw new SilianError('BAD_USER_INPUT', `No key has the id ${id}; \`silian key list\` tells them.`);
    if (!row.before) await note(transaction, { act: 'REVOKE_KEY', about: `key ${id} ${row.name}`, content: null }, at);
    return row;
  });
}

/** Keys are read again after so long: one that was revoked works no longer than this. Source: docs/operating.md. */
const KEPT_MS = 5_000;
/** For one that is not among them they are read again sooner, however many guess: another copy may just have made it. */
const UNKNOWN_MS = 1_000;

/** Keys by their ids, and what they are hashed with, where this service has it. */
interface Keyed {
  readonly keys: ReadonlyMap<string, Key>;
  readonly pepper: string | undefined;
}

/** Tells callers by kept keys; all of them are read at once, so that guesses cost the graph nothing. */
export class KeyRing {
  readonly #database: Database;
  readonly #pepper: () => string | undefined;
  readonly #clock: () => number;
  #read: Promise<Keyed> | undefined;
  #at = 0;

  /** @param pepper of this service, where it has one */
  constructor(database: Database, pepper: () => string | undefined, clock: () => number = Date.now) {
    this.#database = database;
    this.#pepper = pepper;
    this.#clock = clock;
  }

  /** Whose key it is; undefined for none, and for one that was revoked. */
  async callerOf(secret: string): Promise<Caller | undefined> {
    const [, id = ''] = FORM.exec(secret) ?? [];
    let { keys: known, pepper } = await this.#keyed(KEPT_MS);
    if (!known.has(id)) ({ keys: known, pepper } = await this.#keyed(UNKNOWN_MS));
    const key = known.get(id);
    if (!key || key.revokedAt !== undefined || pepper === undefined) return undefined;
    if (!timingSafeEqual(hashOf(secret, pepper), Buffer.from(key.hash, 'hex'))) return undefined;
    return { name: key.name, role: key.role, scopes: key.scopes };
  }

  /** As they were read at most so many milliseconds ago. */
  #keyed(age: number): Promise<Keyed> {
    if (this.#read && this.#clock() < this.#at + age) return this.#read;
    this.#at = this.#clock();
    const read = keptKeys(this.#database).then((all) => ({
      keys: new Map(all.map((key) => [key.id, key])),
      pepper: this.#pepper(),
    }));
    read.catch(() => {
      if (this.#read === read) this.#read = undefined;
    });
    this.#read = read;
    return read;
  }
}
