import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '../exchange.ts';
import { Files } from './files.ts';
import { POLICY, pageOf } from './page.ts';

/** GraphiQL for browsers that open /graphql: everything from here, nothing from the network. */
export class Graphiql {
  readonly #files: Files;
  readonly #page: string;
  readonly #prefix: string;

  constructor(home: string) {
    this.#files = new Files(home);
    this.#page = pageOf(this.#files.version);
    this.#prefix = `/graphiql/${this.#files.version}/`;
  }

  isWanted({ method, headers }: IncomingMessage): boolean {
    return method === 'GET' && (headers.accept ?? '').includes('text/html');
  }

  answerPage(response: ServerResponse): void {
    response.setHeader('content-security-policy', POLICY);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept',
    });
    response.end(this.#page);
  }

  owns(path: string): boolean {
    return path.startsWith(this.#prefix);
  }

  answerFile(exchange: Exchange): Promise<void> {
    return this.#files.answer(exchange.path.slice(this.#prefix.length), exchange);
  }
}
