import { hostname } from 'node:os';
import { codeOf } from '../../../database/local-neo4j/error.ts';
import type { Run } from './ledger.ts';

/** This process. */
export const OWNER = `${hostname()}:${process.pid}`;

/** Runs that this process is writing. */
export const written = new Set<string>();

/** No part takes longer to write, its retries included. */
const PART_MS = 120_000;

/** Whether a run has lost the process that wrote it: known of one on this host, told of another by its silence. */
export function hasLost({ id, owner, heartbeat }: Run, now: Date): boolean {
  if (owner === OWNER) return !written.has(id);
  const at = owner.lastIndexOf(':');
  if (owner.slice(0, at) === hostname()) return !isAlive(Number(owner.slice(at + 1)));
  return now.getTime() - Date.parse(heartbeat) > PART_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
