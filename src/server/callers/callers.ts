import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import type { Caller } from '../../features/context.ts';
import { Refusal } from '../exchange.ts';
import { isKept, KeyRing } from './kept-keys.ts';
import { pepperOf } from './pepper.ts';
import { isToken, tokensOf } from './tokens.ts';

const BEARER = /^Bearer +(\S+)$/i;

const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Who sent a request. Fails with Refusal for a key that is none, and for no key where that is not enough. */
export type CallerOf = (request: IncomingMessage) => Promise<Caller>;

type Known = Pick<Config, 'apiKeys' | 'anonymous'> & Partial<Pick<Config, 'issuer' | 'keyPepper' | 'home'>>;

/**
 * Tells who asks by what `Authorization: Bearer …` shows: a key of SILIAN_API_KEYS, one that is kept in the graph, or a
 * token of the issuer. Whoever shows nothing may read, or nothing at all.
 */
export class Callers {
  readonly #config: Known;
  readonly #named: readonly { readonly caller: Caller; readonly hash: Buffer }[];
  readonly #tokens: ReturnType<typeof tokensOf> | undefined;
  #ring: KeyRing | undefined;

  constructor(config: Known) {
    this.#config = config;
    this.#named = config.apiKeys.map(({ name, role, secret }) => ({ caller: { name, role }, hash: hash(secret) }));
    this.#tokens = config.issuer && tokensOf(config.issuer);
  }

  /** From now on keys of this graph are known. */
  open(database: Database): void {
    const { keyPepper, home = '' } = this.#config;
    this.#ring = new KeyRing(database, () => pepperOf({ keyPepper, home }));
  }

  readonly of: CallerOf = async ({ headers: { authorization } }) => {
    if (authorization === undefined) {
      if (this.#config.anonymous) return { name: null, role: 'reader' };
      throw unauthenticated('This service answers nobody without a key: send Authorization: Bearer <secret>.');
    }
    const secret = BEARER.exec(authorization)?.[1] ?? '';
    const caller = this.#byName(secret) ?? (await this.#byKey(secret)) ?? (await this.#byToken(secret));
    if (caller) return caller;
    throw unauthenticated('This is none of the keys of this service: send Authorization: Bearer <secret>.');
  };

  #byName(secret: string): Caller | undefined {
    const given = hash(secret);
    // every key is compared, so that the time taken tells nothing
    const [found] = this.#named.filter((key) => timingSafeEqual(key.hash, given));
    return found?.caller;
  }

  async #byKey(secret: string): Promise<Caller | undefined> {
    if (!isKept(secret)) return undefined;
    if (this.#ring) return this.#ring.callerOf(secret);
    throw new Refusal(503, 'DB_UNAVAILABLE', 'The service is not ready: it cannot tell keys yet.', {
      'retry-after': '1',
    });
  }

  async #byToken(secret: string): Promise<Caller | undefined> {
    return isToken(secret) ? this.#tokens?.(secret) : undefined;
  }
}

const unauthenticated = (message: string): Refusal =>
  new Refusal(401, 'UNAUTHENTICATED', `${message} 请出示有效的密钥`, { 'www-authenticate': 'Bearer' });
