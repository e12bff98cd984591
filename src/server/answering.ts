import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../features/context.ts';
import type { Exchange } from './exchange.ts';
import type { Execute } from './execution/executor.ts';
import { asGraphQLError } from './masking.ts';
import type { Metrics } from './metrics.ts';
import type { Parameters } from './parameters.ts';
import type { ResponseCache } from './response-cache.ts';
import { isKnown, keptAs, type Tags } from './tags.ts';

interface Asking extends Pick<Context, 'caller' | 'now' | 'answer'> {
  readonly exchange: Exchange;
  readonly parameters: Parameters;
}

interface Answering {
  readonly executed: Execute;
  readonly tags: Tags;
  /** Absent where no answers are kept here. */
  readonly cache?: ResponseCache | undefined;
  readonly metrics: Metrics;
}

/**
 * Executes a query, unless its caller has the answer, and says so by its tag (which only comes by GET), or it is kept
 * here: then nothing is read but the revision. Answers with errors, and those that time or memory has cut, have no tag
 * and are not kept.
 */
export function answering(asking: Asking, { executed, tags, cache, metrics }: Answering): Execute {
  const { exchange, parameters, caller, now, answer } = asking;
  const isGet = exchange.request.method === 'GET';
  if (!isGet && !cache) return executed;
  const tell = (tag: string | undefined): void => {
    if (isGet) tellKept(exchange, tag);
  };
  return async (args) => {
    if (!isQuery(args)) return executed(args);
    try {
      const tag = await tags.of({ caller, now, asked: ['graphql', exchange.request.headers.accept, parameters] });
      if (isGet && isKnown(exchange.request, tag)) {
        tell(tag);
        exchange.isUnchanged = true;
        return { data: {} };
      }
      const kept = tag === undefined ? undefined : cache?.get(tag);
      if (cache) metrics.looked(kept !== undefined);
      const result = kept ? { data: kept } : await executed(args);
      if (result.errors || !answer.isRepeatable) return result;
      tell(tag);
      if (!kept && tag !== undefined && result.data) cache?.set(tag, result.data);
      return result;
    } catch (error) {
      return { errors: [asGraphQLError(error)] };
    }
  };
}

const isQuery = ({ document, operationName }: ExecutionArgs): boolean =>
  getOperationAST(document, operationName)?.operation === 'query';

function tellKept({ response }: Exchange, tag: string | undefined): void {
  for (const [name, value] of Object.entries(keptAs(tag))) response.setHeader(name, value);
  response.setHeader('vary', 'accept, authorization');
}

/** 304, without a body, to callers who have the answer. */
export const useUnchanged: Plugin<object, { readonly exchange: Exchange }> = {
  onResultProcess: ({ serverContext: { exchange }, setResultProcessor, acceptableMediaTypes }) => {
    if (!exchange.isUnchanged) return;
    const answer304 = (_result: unknown, { Response }: { Response: typeof globalThis.Response }) =>
      new Response(null, { status: 304 });
    setResultProcessor(answer304, acceptableMediaTypes[0] ?? 'application/json');
  },
};
