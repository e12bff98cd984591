import { setTimeout as sleep } from 'node:timers/promises';
import { announced, type Home, readPassword } from './home.ts';
import { isAlive } from './lock.ts';
import { ask, boltUri } from './probe.ts';
import type { LocalNeo4j } from './types.ts';

const WATCH_MS = 500;

interface LiveServer {
  pid: number;
  port: number;
  password: string;
}

/** The server that another process runs on this home, if it lives: it accepts the home's password. */
export async function findLiveServer(home: Home): Promise<LiveServer | undefined> {
  const [server, password] = await Promise.all([announced(home), readPassword(home)]);
  if (!server || password === undefined) return undefined;
  // a dead pid settles it without telling the password to whoever has the port now
  if (!isAlive(server.pid) || (await ask(server.port, password)) !== 'ready') return undefined;
  return { pid: server.pid, port: server.port, password };
}

export function asGuest(home: Home, { pid, port, password }: LiveServer): LocalNeo4j {
  return {
    uri: boltUri(port),
    username: 'neo4j',
    password,
    owned: false,
    home: home.folder,
    exited: gone(pid),
    stop: async () => {},
  };
}

/** Resolves when a process that is not our child is gone; does not keep this process alive. */
async function gone(pid: number): Promise<null> {
  while (isAlive(pid)) await sleep(WATCH_MS, undefined, { ref: false });
  return null;
}
