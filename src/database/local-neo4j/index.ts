import { setTimeout as sleep } from 'node:timers/promises';
import { ContendedError } from './error.ts';
import { asGuest, findLiveServer } from './guest.ts';
import { type Home, homeBelow, openHome } from './home.ts';
import { withLock } from './lock.ts';
import { startAsOwner } from './owner.ts';
import type { LocalNeo4j, LocalNeo4jOptions } from './types.ts';

export { LocalNeo4jError } from './error.ts';
export type { LocalNeo4j, LocalNeo4jOptions } from './types.ts';

// longer than a predecessor may take from TERM to KILL
const CONTENTION_MS = 15_000;
const RETRY_MS = 500;

/**
 * A real Neo4j for this home: started, or shared when another process already runs it. An owned one ends with this process, however that
 * ends. Throws LocalNeo4jError.
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const home = homeBelow(options.home);
  await openHome(home);
  const live = await findLiveServer(home);
  if (live) {
    const wanted = options.plugins ?? [];
    if (wanted.length > 0) {
      options.onProgress(`Another process runs this Neo4j: it has ${wanted.join(', ')} only if it was started so`);
    }
    return asGuest(home, live);
  }
  const waiting = () => options.onProgress('Another process is starting this Neo4j; waiting for it');
  return withLock(home.lock, () => shareOrStart(home, options), waiting);
}

/** Tries again for a while when somebody else holds the data: most often a server that is about to end. */
async function shareOrStart(home: Home, options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const deadline = Date.now() + CONTENTION_MS;
  for (;;) {
    const live = await findLiveServer(home);
    if (live) return asGuest(home, live);
    try {
      return await startAsOwner(home, options);
    } catch (error) {
      if (!(error instanceof ContendedError) || Date.now() > deadline) throw error;
      options.onProgress('The data folder or the port is in use; trying again');
      await sleep(RETRY_MS);
    }
  }
}
