import type { IncomingMessage } from 'node:http';
import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { answerJson } from './answer.ts';
import type { Documents } from './documents.ts';
import type { Exchange } from './exchange.ts';
import type { Parameters } from './parameters.ts';
import { Recent } from './recent.ts';

/** Of headers, in characters: they are up to a thousand long. */
const MAX_ACCEPTS = 50_000;
const JSON_TYPE = /^application\/(graphql-response\+)?json\b/;

/**
 * What is known of requests that Yoga has answered: documents that were found to be valid, and the type that it answers
 * with to an `Accept`. A query like them has nothing more to learn from it and is answered without it; whatever is not
 * like them, or ends in errors, is Yoga's.
 */
export class Shortcut {
  readonly #documents: Documents<DocumentNode>;
  readonly #valid = new WeakSet<DocumentNode>();
  readonly #types = new Recent<string>({ weight: MAX_ACCEPTS, weigh: (accept) => accept.length + 1 });

  /** @param documents what Yoga has read, by its text */
  constructor(documents: Documents<DocumentNode>) {
    this.#documents = documents;
  }

  /** A document that may be executed. */
  isValid(document: DocumentNode): void {
    this.#valid.add(document);
  }

  /** An answer that Yoga has sent. */
  isSent({ request, response }: Exchange): void {
    const type = response.getHeader('content-type');
    if (response.statusCode === 200 && typeof type === 'string' && JSON_TYPE.test(type)) {
      this.#types.set(acceptOf(request), type);
    }
  }

  /** The document of a query that needs no Yoga. */
  documentOf({ request }: Exchange, { query, operationName }: Parameters): DocumentNode | undefined {
    if (request.method !== 'POST' || this.#types.get(acceptOf(request)) === undefined) return undefined;
    const document = this.#documents.get(query);
    if (!document || !this.#valid.has(document)) return undefined;
    return getOperationAST(document, operationName)?.operation === 'query' ? document : undefined;
  }

  /** Sends an answer without errors as Yoga would. */
  send({ request, response }: Exchange, result: ExecutionResult): void {
    const type = this.#types.get(acceptOf(request));
    answerJson(response, 200, result, type === undefined ? {} : { 'content-type': type });
  }
}

const acceptOf = ({ headers }: IncomingMessage): string => headers.accept ?? '';
