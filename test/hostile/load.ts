import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, ask, keptConnections } from './client.ts';

/** What came of one request under load: no status where the connection failed. */
export interface Taken {
  readonly client: number;
  /** When it was answered, in milliseconds since the load began. */
  readonly at: number;
  readonly ms: number;
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
  /** What it was that failed: the connection's word, or the answer's. */
  readonly fault: string | undefined;
}

/** One client's next request. */
export type Next = (client: number, turn: number) => { readonly query: string; readonly variables?: object };

interface Load {
  readonly url: string;
  readonly clients: number;
  /** For so many milliseconds. */
  readonly ms: number;
  readonly next: Next;
  readonly headers?: Record<string, string>;
  /** What a client waits between two requests, in milliseconds. */
  readonly pause?: number;
}

/** So many clients, each of which asks again as soon as it has its answer. */
export async function underLoad({ url, clients, ms, next, headers = {}, pause = 0 }: Load): Promise<Taken[]> {
  const agent = keptConnections(clients);
  const began = performance.now();
  const taken: Taken[] = [];
  const client = async (_none: unknown, number: number): Promise<void> => {
    for (let turn = 0; performance.now() - began < ms; turn++) {
      const sent = performance.now();
      const answer: Answer | string = await ask(url, next(number, turn), { agent, headers }).catch(String);
      const now = performance.now();
      taken.push({
        client: number,
        at: now - began,
        ms: now - sent,
        ...resultOf(answer),
      });
      if (pause > 0) await wait(pause);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return taken;
}

function resultOf(answer: Answer | string): Pick<Taken, 'status' | 'retryAfter' | 'fault'> {
  if (typeof answer === 'string') return { status: undefined, retryAfter: undefined, fault: answer };
  const { status, headers, text } = answer;
  const isFaulty = status === 200 && text.includes('"errors":[{');
  return {
    status: isFaulty ? undefined : status,
    retryAfter: headers['retry-after'],
    fault: isFaulty || status !== 200 ? text.slice(0, 500) : undefined,
  };
}

/** The smallest number that no more than so much of the rest is above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** How often each status came. */
export function statuses(taken: readonly Taken[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of taken) counts[status ?? 'failed'] = (counts[status ?? 'failed'] ?? 0) + 1;
  return counts;
}
