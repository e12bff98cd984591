import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where what can be fetched again is kept, shared by all projects of this user: `~/.cache/silian` unless the environment says otherwise. */
export function cacheFolder(): string {
  const { SILIAN_CACHE, XDG_CACHE_HOME } = process.env;
  if (SILIAN_CACHE) return resolve(SILIAN_CACHE);
  return join(XDG_CACHE_HOME ? resolve(XDG_CACHE_HOME) : join(homedir(), '.cache'), 'silian');
}
