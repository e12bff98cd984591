import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiKey } from '../config.ts';
import type { Caller } from '../features/context.ts';
import { Refusal } from './exchange.ts';

const BEARER = /^Bearer +(\S+)$/i;

const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Tells who asks by the key in `Authorization: Bearer …`; whoever shows none may read. Throws Refusal for a key that is none. */
export function callersOf(keys: readonly ApiKey[]): (request: IncomingMessage) => Caller {
  const known = keys.map(({ name, role, secret }) => ({ caller: { name, role }, hash: hash(secret) }));
  return ({ headers: { authorization } }) => {
    if (authorization === undefined) return { name: null, role: 'reader' };
    const given = hash(BEARER.exec(authorization)?.[1] ?? '');
    // every key is compared, so that the time taken tells nothing
    const [found] = known.filter((key) => timingSafeEqual(key.hash, given));
    if (found) return found.caller;
    throw new Refusal(
      401,
      'UNAUTHENTICATED',
      'This is none of the keys of this service: send Authorization: Bearer <secret>.',
      {
        'www-authenticate': 'Bearer',
      },
    );
  };
}
