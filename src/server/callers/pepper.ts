import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../database/local-neo4j/error.ts';

/** What kept keys are hashed with: SILIAN_KEY_PEPPER, or a file of the data folder. */
interface Place {
  readonly keyPepper?: string | undefined;
  readonly home: string;
}

const fileIn = (home: string): string => join(home, 'key-pepper');

/** Undefined where there is none yet. */
export function pepperOf({ keyPepper, home }: Place): string | undefined {
  if (keyPepper !== undefined) return keyPepper;
  try {
    return readFileSync(fileIn(home), 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same, made where there is none yet. */
export function pepperFor(place: Place): string {
  const known = pepperOf(place);
  if (known !== undefined) return known;
  mkdirSync(place.home, { recursive: true, mode: 0o700 });
  const pepper = randomBytes(32).toString('base64url');
  // two at once: the first one's stays
  try {
    writeFileSync(fileIn(place.home), `${pepper}\n`, { mode: 0o600, flag: 'wx' });
    return pepper;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return pepperFor(place);
  }
}
