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
      const answer: Answer | undefined = await ask(url, next(number, turn), { agent, headers }).catch(() => undefined);
      const now = performance.now();
      taken.push({
        client: number,
        at: now - began,
        ms: now - sent,
        status: answer?.text.includes('"errors":[{') && answer.status === 200 ? undefined : answer?.status,
        retryAfter: answer?.headers['retry-after'],
      });
      if (pause > 0) await wait(pause);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return taken;
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
