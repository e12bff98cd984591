import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
  /** How long to wait for the whole answer, in milliseconds. */
  readonly patience?: number;
}

const PATIENCE_MS = 90_000;
const JSON_TYPE = { 'content-type': 'application/json' };

/** One request and its answer. Fails where the connection does, or nobody answers. */
export function send(url: string, sent: Sent): Promise<Answer> {
  const { method = 'POST', headers = JSON_TYPE, body = '', agent, patience = PATIENCE_MS } = sent;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent, signal: AbortSignal.timeout(patience) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          ms: performance.now() - began,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A GraphQL request by POST. */
export const ask = (url: string, body: object, sent: Sent = {}): Promise<Answer> =>
  send(`${url}/graphql`, { ...sent, headers: { ...JSON_TYPE, ...sent.headers }, body: JSON.stringify(body) });

/** Connections that are kept. */
export const keptConnections = (most: number): Agent => new Agent({ keepAlive: true, maxSockets: most });
