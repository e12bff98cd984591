import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Caller, ROLES, type Role, SCOPES } from '../../features/context.ts';
import { Refusal } from '../exchange.ts';

/** Who issues tokens for this service, and where the keys are that they are signed with. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  /** An https address, or a file. */
  readonly keys: string;
}

/** Signatures by a key pair only: what the issuer alone can make. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'];
/** Claims of a token: the caller's role, reader where it says none; scopes stand in `scope`, as OAuth has them. */
const ROLE = 'silian_role';
const PREFIX = 'silian:';
const MAX_SUBJECT = 200;
/** Seconds by which clocks may differ. */
const TOLERANCE = 5;

export const isToken = (secret: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret);

/** Tells callers by tokens of one issuer: signature, algorithm, issuer, audience, expiry and subject have to be right. */
export function tokensOf({ issuer, audience, keys }: Issuer): (token: string) => Promise<Caller | undefined> {
  const found = keysAt(keys);
  return async (token) => {
    try {
      const wanted = {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: TOLERANCE,
      };
      const { payload } = await jwtVerify(token, found, wanted);
      return callerIn(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined;
      throw new Refusal(503, 'UNAUTHENTICATED', "The issuer's keys cannot be read now. Try again in a moment.", {
        'retry-after': '5',
      });
    }
  };
}

/** Keys are found by `kid`, which is nothing but their name there. */
function keysAt(place: string): JWTVerifyGetKey {
  if (/^https?:/.test(place)) return createRemoteJWKSet(new URL(place), { timeoutDuration: 3_000 });
  return createLocalJWKSet(JSON.parse(readFileSync(place, 'utf8')));
}

function callerIn({ sub = '', scope, [ROLE]: role }: JWTPayload): Caller | undefined {
  if (sub === '' || sub.length > MAX_SUBJECT) return undefined;
  const words = typeof scope === 'string' ? scope.split(' ') : [];
  return {
    name: `jwt:${sub}`,
    role: ROLES.find((each): each is Role => each === role) ?? 'reader',
    scopes: SCOPES.filter((each) => words.includes(`${PREFIX}${each}`)),
  };
}
