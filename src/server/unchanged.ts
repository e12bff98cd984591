import type { Plugin } from 'graphql-yoga';
import type { Context } from '../features/context.ts';
import type { Exchange } from './exchange.ts';
import type { Execute } from './execution/executor.ts';
import { asGraphQLError } from './masking.ts';
import type { Parameters } from './parameters.ts';
import { isKnown, keptAs, type Tags } from './tags.ts';

interface Asking extends Pick<Context, 'caller' | 'now' | 'answer'> {
  readonly exchange: Exchange;
  readonly parameters: Parameters;
}

/**
 * Executes what came by GET, which is no more than a query, and tells the tag of its answer; or finds that its caller
 * has that answer, and reads nothing but the revision. Answers with errors, and those that
 * time or memory has cut, have no tag and are not kept.
 */
export function unlessKnown(asking: Asking, tags: Tags, executed: Execute): Execute {
  const { exchange, parameters, caller, now, answer } = asking;
  const { request, response } = exchange;
  if (request.method !== 'GET') return executed;
  const keep = (tag: string | undefined): void => {
    for (const [name, value] of Object.entries(keptAs(tag))) response.setHeader(name, value);
    response.setHeader('vary', 'accept, authorization');
  };
  return async (args) => {
    try {
      const tag = await tags.of({ caller, now, asked: ['graphql', request.headers.accept, parameters] });
      if (isKnown(request, tag)) {
        keep(tag);
        exchange.isUnchanged = true;
        return { data: {} };
      }
      const result = await executed(args);
      if (!result.errors && answer.isRepeatable) keep(tag);
      return result;
    } catch (error) {
      return { errors: [asGraphQLError(error)] };
    }
  };
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
