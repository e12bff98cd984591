import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How often a copy is asked whether it is ready. */
const PROBE_MS = 100;
/** Connections to copies are kept for less than copies keep them. Source: docs/operating.md. */
const KEPT_MS = 3_000;

/** Gives requests to the copies that are ready, by turns, over connections that it keeps; none is ever sent again. */
export interface Balancer {
  readonly url: string;
  /** How many requests a copy has answered. */
  answeredBy(copy: string): number;
  close(): Promise<void>;
}

/** @param copies where they listen */
export async function balance(copies: readonly string[]): Promise<Balancer> {
  const answered = new Map(copies.map((copy) => [copy, 0]));
  const agent = new Agent({ keepAlive: true, timeout: KEPT_MS });
  const probed = probing(copies);
  let turn = 0;
  const server = createServer((asked, response) => {
    const ready = copies.filter((copy) => probed.isReady(copy));
    const copy = ready[turn++ % ready.length];
    if (copy === undefined) return failed(response, 'no copy is ready');
    const onAnswer = () => answered.set(copy, (answered.get(copy) ?? 0) + 1);
    pass(asked, response, { copy, agent, onAnswer });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answeredBy: (copy) => answered.get(copy) ?? 0,
    close: async () => {
      await probed.stop();
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

interface Way {
  readonly copy: string;
  readonly agent: Agent;
  readonly onAnswer: () => void;
}

function pass(asked: IncomingMessage, response: ServerResponse, { copy, agent, onAnswer }: Way): void {
  const { connection: _own, host: _name, ...headers } = asked.headers;
  const passed = request(`${copy}${asked.url}`, { method: asked.method, headers, agent });
  passed.on('error', (error) => failed(response, `${copy}: ${error.message}`));
  passed.on('response', (answer) => {
    // what a connection does is between its two ends
    const { connection: _theirs, 'keep-alive': _hint, ...rest } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, rest);
    answer.on('error', () => response.destroy());
    answer.on('end', onAnswer);
    answer.pipe(response);
  });
  asked.pipe(passed);
}

function failed(response: ServerResponse, why: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(502);
  response.end(why);
}

function probing(copies: readonly string[]) {
  const ready = new Set<string>();
  let isOver = false;
  const probe = async (copy: string): Promise<void> => {
    while (!isOver) {
      if (await isReady(copy)) ready.add(copy);
      else ready.delete(copy);
      await wait(PROBE_MS);
    }
  };
  const probes = copies.map(probe);
  return {
    isReady: (copy: string): boolean => ready.has(copy),
    stop: async (): Promise<void> => {
      isOver = true;
      await Promise.all(probes);
    },
  };
}

const isReady = (copy: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = request(`${copy}/health/ready`, { agent: false, timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    probe.on('timeout', () => probe.destroy());
    probe.on('error', () => resolve(false));
    probe.end();
  });
