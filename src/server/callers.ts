import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import type { Caller } from '../features/context.ts';
import { Refusal } from './exchange.ts';

const BEARER = /^Bearer +(\S+)$/i;

const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Who sent a request. Throws Refusal for a key that is none, and for no key where that is not enough. */
export type CallerOf = (request: IncomingMessage) => Caller;

/** Tells who asks by the key in `Authorization: Bearer …`; whoever shows none may read, or nothing at all. */
export function callersOf({ apiKeys, anonymous }: Pick<Config, 'apiKeys' | 'anonymous'>): CallerOf {
  const known = apiKeys.map(({ name, role, secret }) => ({ caller: { name, role }, hash: hash(secret) }));
  return ({ headers: { authorization } }) => {
    if (authorization === undefined) {
      if (anonymous) return { name: null, role: 'reader' };
      throw unauthenticated('This service answers nobody without a key: send Authorization: Bearer <secret>.');
    }
    const given = hash(BEARER.exec(authorization)?.[1] ?? '');
    // every key is compared, so that the time taken tells nothing
    const [found] = known.filter((key) => timingSafeEqual(key.hash, given));
    if (found) return found.caller;
    throw unauthenticated('This is none of the keys of this service: send Authorization: Bearer <secret>.');
  };
}

const unauthenticated = (message: string): Refusal =>
  new Refusal(401, 'UNAUTHENTICATED', `${message} 请出示有效的密钥`, { 'www-authenticate': 'Bearer' });
