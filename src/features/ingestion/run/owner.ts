import { hostname } from 'node:os';
import { isAlive } from '../../../database/local-neo4j/lock.ts';
import type { Run } from './ledger.ts';

/** This process. */
export const OWNER = `${hostname()}:${process.pid}`;

/** Runs that this process is writing. */
export const written = new Set<string>();

/** No part takes longer to write, its retries included. */
const PART_MS = 120_000;

/**
 * Whether a run has lost the process that wrote it: known of one on this host that is gone, told by its silence of any
 * other, for a process id may have been given to somebody else since.
 */
export function hasLost({ id, owner, heartbeat }: Pick<Run, 'id' | 'owner' | 'heartbeat'>, now: Date): boolean {
  if (owner === OWNER) return !written.has(id);
  const at = owner.lastIndexOf(':');
  if (owner.slice(0, at) === hostname() && !isAlive(Number(owner.slice(at + 1)))) return true;
  return now.getTime() - Date.parse(heartbeat) > PART_MS;
}
