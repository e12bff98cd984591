import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between the service and Neo4j, and does to their connections what networks do. */
export interface Wire {
  /** What to connect to instead. */
  readonly uri: string;
  /** From now on nothing comes through, and nothing is closed: a black hole. */
  hold(): void;
  /** What was held comes through, and what comes next. */
  release(): void;
  /** Ends the connections there are. */
  cut(): void;
  /** Of the next write, the COMMIT goes through; its answer is lost, and the connection with it. */
  loseCommit(): void;
  /** How often that has happened. */
  readonly lost: number;
  close(): Promise<void>;
}

/** COMMIT as Bolt writes it: a chunk of two bytes, a structure without fields, its signature, the end. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

export async function proxyTo(uri: string): Promise<Wire> {
  const { hostname, port } = new URL(uri);
  const pairs = new Set<readonly [Socket, Socket]>();
  let [held, losing, lostSoFar] = [false, false, 0];
  const server = createServer((client) => {
    const graph = connect(Number(port), hostname);
    const pair = [client, graph] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      graph.destroy();
    };
    let lost = false;
    client.on('data', (some) => {
      if (losing && some.includes(COMMIT)) {
        losing = false;
        lost = true;
        lostSoFar++;
      }
      graph.write(some);
    });
    graph.on('data', (some) => (lost ? end() : client.write(some)));
    for (const socket of pair) socket.on('error', end).on('close', end);
    if (held) for (const socket of pair) socket.pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = (): Socket[] => [...pairs].flat();
  const release = (): void => {
    held = false;
    for (const socket of sockets()) socket.resume();
  };
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      held = true;
      for (const socket of sockets()) socket.pause();
    },
    release,
    cut: () => {
      for (const socket of sockets()) socket.destroy();
    },
    loseCommit: () => {
      losing = true;
    },
    get lost() {
      return lostSoFar;
    },
    close: async () => {
      release();
      for (const socket of sockets()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
