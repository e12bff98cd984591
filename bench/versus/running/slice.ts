import type { Asked, Asking } from './asking.ts';
import { Caller, Refusal } from './client.ts';
import { cpuOf } from './process.ts';

/** What one system did in a short time. */
export interface Slice {
  /** Those that were answered. */
  readonly requests: number;
  readonly refused: number;
  readonly seconds: number;
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
  /** CPU of the service's process and of Neo4j's, in milliseconds; Neo4j's is 0 where it runs elsewhere. */
  readonly nodeCpu: number;
  readonly neo4jCpu: number;
}

interface Load {
  readonly clients: number;
  readonly seconds: number;
  readonly neo4j: number | undefined;
}

/** So many callers ask one after the other, each again as soon as it is answered, every system in the same order. */
export async function slice({ service, asked }: Asking, { clients, seconds, neo4j }: Load): Promise<Slice> {
  const callers = Array.from({ length: clients }, () => new Caller(service.url));
  const latencies: number[] = [];
  let [next, refused] = [0, 0];
  const cpu = () => [cpuOf(service.pid), neo4j === undefined ? 0 : cpuOf(neo4j)] as const;
  const [node, database] = cpu();
  const began = performance.now();
  const deadline = began + seconds * 1_000;
  await Promise.all(
    callers.map(async (caller) => {
      for (let now = performance.now(); now < deadline; now = performance.now()) {
        const each = asked[next++ % asked.length];
        if (each && (await isAnswered(caller, each))) latencies.push(performance.now() - now);
        else refused += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  const [nodeAfter, databaseAfter] = cpu();
  for (const caller of callers) await caller.close();
  const spent = { nodeCpu: nodeAfter - node, neo4jCpu: databaseAfter - database };
  return { requests: latencies.length, refused, seconds: took, latencies, ...spent };
}

async function isAnswered(caller: Caller, each: Asked): Promise<boolean> {
  try {
    await caller.ask(each);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
