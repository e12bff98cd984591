import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  validate,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Database } from '../database/database.ts';
import { Reading } from '../database/reading/plan.ts';
import { type Caller, type Context, contextOf } from '../features/context.ts';
import { fields } from '../features/index.ts';
import { Admission, type Result, type Told } from './admission/admission.ts';
import { beyond, parserUpTo, refuseText } from './admission/document.ts';
import { answering, useUnchanged } from './answering.ts';
import type { CallerOf } from './callers/callers.ts';
import { explainedLiteral, explainedVariable, ServedOperations } from './codes.ts';
import { Documents } from './documents.ts';
import { type Exchange, Refusal } from './exchange.ts';
import { executorOf } from './execution/executor.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Log } from './log.ts';
import { asGraphQLError, shownError } from './masking.ts';
import { Metrics } from './metrics.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import type { ResponseCache } from './response-cache.ts';
import { Shortcut } from './shortcut.ts';
import type { Tags } from './tags.ts';

/** What every hook knows of the request that it works for. */
interface Asked {
  readonly exchange: Exchange;
  readonly parameters: Parameters;
  readonly caller: Caller;
  /** What the operation gave, where it has been run. */
  readonly result?: Result;
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly log: Log;
  readonly masked: boolean;
  readonly callerOf: CallerOf;
  /** Absent where each answer is sent anew. */
  readonly tags?: Tags;
  /** Absent where no answers are kept. */
  readonly cache?: ResponseCache | undefined;
  readonly limits?: Limits;
  readonly metrics?: Metrics;
}

/** Answers requests at /graphql. Throws Refusal for what is no GraphQL request. */
export function graphqlHandler({
  schema,
  database,
  log,
  masked,
  callerOf,
  tags,
  cache,
  limits = DEFAULT_LIMITS,
  metrics = new Metrics(),
}: GraphqlOptions) {
  const reading = new Reading(database, fields);
  const contextFor = ({ caller, exchange: { signal } }: Asked): Context =>
    contextOf(database, reading, new Date(), { caller, signal });
  const documentCache = new Documents<DocumentNode>();
  const shortcut = new Shortcut(documentCache);
  const admitted = admitting({ schema, limits, metrics, tags, cache });
  const yoga = createYoga<Asked, Context>({
    schema,
    context: contextFor,
    plugins: [
      useParameters,
      useDocumentLimits(limits),
      useOperation,
      useCodes,
      useAdmission(admitted, shortcut),
      useUnchanged,
      useMasking({ log, masked, limits, metrics }),
    ],
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    parserAndValidationCache: { documentCache, errorCache: new Documents<unknown>() },
    logging: false,
    maskedErrors: false,
    // parameters.ts has read and measured the body
    maxRequestBodySize: false,
  });
  /** What a question gives that needs no Yoga; undefined for others. */
  const straight = async (asked: Asked): Promise<Result | undefined> => {
    const { exchange, parameters } = asked;
    const document = shortcut.documentOf(exchange, parameters);
    if (!document) return undefined;
    const { variables: variableValues, operationName } = parameters;
    noteOperation(exchange, getOperationAST(document, operationName));
    const contextValue = { ...contextFor(asked), ...asked };
    return admitted({ schema, document, variableValues, operationName, contextValue }, contextValue);
  };
  return async (exchange: Exchange): Promise<void> => {
    refuseOddTypes(exchange.request.headers.accept);
    const caller = await callerOf(exchange.request);
    const parameters = await parametersOf(exchange.request, limits.body);
    // what has no tag is not kept
    if (exchange.request.method === 'GET') exchange.response.setHeader('cache-control', 'no-store');
    const asked = { exchange, parameters, caller };
    const result = await straight(asked);
    if (result && !result.errors) return shortcut.send(exchange, result);
    await yoga(exchange.request, exchange.response, result ? { ...asked, result } : asked);
    shortcut.isSent(exchange);
  };
}

const MAX_ACCEPT = 1_000;
const ACCEPTABLE =
  /(?:^|[,\s])(?:\*\/\*|application\/(?:\*|json|graphql-response\+json)|text\/event-stream|multipart\/mixed)/i;

/** Yoga's own answer lists its types once for each that the caller would take: headers without bound. */
function refuseOddTypes(accept = '*/*'): void {
  if (accept.length <= MAX_ACCEPT && ACCEPTABLE.test(accept)) return;
  throw new Refusal(406, 'NOT_ACCEPTABLE', 'Answers are application/json: send Accept: application/json.');
}

const useParameters: Plugin<object, Asked> = {
  onRequestParse: ({ serverContext, setRequestParser }) => setRequestParser(() => serverContext.parameters),
};

/** Notes the operation's name for the log; what changes something never comes by GET, which links and images send. */
const useOperation: Plugin<Asked> = {
  onParse:
    () =>
    ({ result, context: { exchange, parameters } }) => {
      const operation = isDocument(result) ? getOperationAST(result, parameters.operationName) : undefined;
      noteOperation(exchange, operation);
      if (operation && operation.operation !== 'query' && exchange.request.method === 'GET') throw notByGet();
    },
};

function noteOperation(exchange: Exchange, operation: OperationDefinitionNode | null | undefined): void {
  if (operation?.name) exchange.operation = operation.name.value;
}

const notByGet = (): GraphQLError =>
  new GraphQLError('Send by POST what is no query.', {
    extensions: { code: 'METHOD_NOT_ALLOWED', http: { status: 405, headers: { Allow: 'POST' } } },
  });

const isDocument = (result: unknown): result is DocumentNode =>
  typeof result === 'object' && result !== null && 'definitions' in result;

/** Codes for errors that graphql-js itself raises; those of validation and parsing get theirs from Yoga. */
const useCodes: Plugin = {
  onValidate: ({ params: { schema, documentAST }, addValidationRule }) => {
    addValidationRule(ServedOperations);
    return ({ valid, result, setResult }) => {
      if (!valid) setResult(result.map((error) => explainedLiteral(error, documentAST, schema)));
    };
  },
  onExecute: ({ args }) => ({
    onExecuteDone: ({ result, setResult }) => {
      if (!('errors' in result) || !result.errors) return;
      setResult({ ...result, errors: result.errors.map((error) => explainedVariable(error, args)) });
    },
  }),
};

/** Refuses documents that are too much, each before the work that it would be too much for. */
function useDocumentLimits(limits: Limits): Plugin {
  const parser = parserUpTo(limits.tokens);
  const known = new WeakMap<DocumentNode, GraphQLError | null>();
  return {
    onParse: ({ params, setParseFn }) => {
      refuseText(String(params.source), limits);
      setParseFn(parser);
      return ({ result }) => {
        // thrown here, or Yoga takes it for a fault of the document, which is told with 200
        if (result instanceof GraphQLError && result.extensions.code === 'LIMIT_EXCEEDED') throw result;
        if (!isDocument(result)) return;
        if (!known.has(result)) known.set(result, beyond(result, limits) ?? null);
        const fault = known.get(result);
        if (fault) throw fault;
      };
    },
    onValidate: ({ setValidationFn }) => {
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: limits.errors }));
    },
  };
}

type Running = Required<Pick<GraphqlOptions, 'schema' | 'limits' | 'metrics'>> &
  Pick<GraphqlOptions, 'cache'> & { readonly tags: Tags | undefined };
type Admitted = (args: ExecutionArgs, context: Asked & Context) => Promise<Result>;

/** Runs what may be run now, and has not been answered already. */
function admitting({ schema, limits, metrics, tags, cache }: Running): Admitted {
  const [executed, admission] = [executorOf(schema), new Admission(schema, limits)];
  metrics.watch(() => admission.going);
  return async (args, context) => {
    const { caller, exchange } = context;
    const execute = tags ? answering(context, { executed, tags, cache, metrics }) : executed;
    const result = await admission.run(args, nameOf(caller, exchange), execute);
    const cost = result.extensions?.cost;
    if (cost) metrics.spent(cost);
    setSpent(exchange, cost);
    return result;
  };
}

const useAdmission = (admitted: Admitted, shortcut: Shortcut): Plugin<Asked & Context> => ({
  onExecute: ({ context, args: { document }, setExecuteFn }) => {
    shortcut.isValid(document);
    setExecuteFn(async (args) => context.result ?? admitted(args, context));
  },
});

/** Whoever shows no key is known by the address. */
const nameOf = ({ name }: Caller, { request }: Exchange): string => name ?? `@${request.socket.remoteAddress}`;

/** The same as in the answer’s `extensions.cost`, for whoever reads headers only. */
function setSpent({ response }: Exchange, cost: Told | undefined): void {
  if (!cost || response.headersSent) return;
  response.setHeader('ratelimit-limit', cost.bucket);
  response.setHeader('ratelimit-remaining', cost.left);
  response.setHeader('ratelimit-reset', Math.ceil((cost.bucket - cost.left) / cost.refill));
}

const useMasking = ({
  log,
  masked,
  limits,
  metrics,
}: Required<Pick<GraphqlOptions, 'log' | 'masked' | 'limits' | 'metrics'>>): Plugin<object, Asked> => ({
  onResultProcess: ({ result, setResult, serverContext: { exchange } }) => {
    if (!('errors' in result) || !result.errors) return;
    const own = log.child({ requestId: exchange.id });
    const errors = result.errors.slice(0, limits.errors).map((error) => shownError(asGraphQLError(error), own, masked));
    for (const { extensions } of errors) metrics.failed(extensions.code);
    const failed = errors.some((error, at) => error !== result.errors?.[at]) && !('data' in result);
    setResult({ ...result, errors, ...(failed ? { extensions: { http: { status: 500 } } } : {}) });
  },
});
