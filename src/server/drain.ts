import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How a server leaves those who ask it. It goes on answering for a while, so that a balancer sees that it is not ready
 * and sends nobody more; each answer from then on is the last of its connection, so that no next question meets one that
 * is being closed. Then it takes no connection any more, and waits for what is under way.
 */
export class Drain {
  readonly #underWay = new Set<ServerResponse>();
  #hasBegun = false;

  /** Has to see each answer before it is written. */
  watch(response: ServerResponse): void {
    if (this.#hasBegun) last(response);
    else this.#underWay.add(response);
    response.once('close', () => this.#underWay.delete(response));
  }

  /**
   * @param delay how long it goes on answering, in milliseconds
   * @param most how long it waits after that for what is under way
   */
  async close(server: Server, { delay, most }: { readonly delay: number; readonly most: number }): Promise<void> {
    this.#hasBegun = true;
    for (const response of this.#underWay) last(response);
    if (delay > 0) await wait(delay);
    await closed(server, most);
  }
}

function last(response: ServerResponse): void {
  if (response.headersSent) return;
  response.setHeader('connection', 'close');
  response.removeHeader('keep-alive');
}

async function closed(server: Server, most: number): Promise<void> {
  const isClosed = once(server, 'close');
  server.close();
  // connections that fall idle, one after the other
  const tidy = setInterval(() => server.closeIdleConnections(), 50);
  const force = setTimeout(() => server.closeAllConnections(), most);
  await isClosed;
  clearInterval(tidy);
  clearTimeout(force);
}
