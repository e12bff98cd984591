import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Database } from '../database/database.ts';
import type { Exchange } from './exchange.ts';

/** Tells an OpenTelemetry collector what was done, for how long, and within what; never what was asked or answered. */
export interface Tracing {
  /** Runs the work that answers a request within a span of its own, a part of the caller's trace where it names one. */
  request(exchange: Exchange, work: () => Promise<void>): Promise<void>;
  /** The same database, each statement a span. */
  database(database: Database): Database;
  /** Sends what was not sent yet. */
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const isWanted = (env: Environment): boolean =>
  env.OTEL_SDK_DISABLED !== 'true' &&
  env.OTEL_TRACES_EXPORTER !== 'none' &&
  Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);

/**
 * Tracing as the standard variables have it (OTEL_EXPORTER_OTLP_ENDPOINT and the others), which the SDK reads; undefined
 * where they name no collector. What it takes is loaded only then.
 */
export async function tracingBy(env: Environment): Promise<Tracing | undefined> {
  if (!isWanted(env)) return undefined;
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { detectResources, envDetector, resourceFromAttributes } = resources;
  const named = resourceFromAttributes({ 'service.name': 'silian' });
  const provider = new NodeTracerProvider({
    resource: named.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer('silian');
  return {
    request: (exchange, work) => requestTraced(tracer, exchange, work),
    database: (database) => traced(tracer, database),
    stop: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

function requestTraced(tracer: Tracer, exchange: Exchange, work: () => Promise<void>): Promise<void> {
  const { request, response } = exchange;
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const method = request.method ?? '';
  const route = routeOf(exchange.path);
  const attributes = { 'http.request.method': method, 'http.route': route, 'silian.request_id': exchange.id };
  const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  response.once('close', () => {
    if (exchange.operation !== undefined) {
      span.setAttribute('graphql.operation.name', exchange.operation);
      span.updateName(`${method} ${route} ${exchange.operation}`);
    }
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  return context.with(trace.setSpan(parent, span), work);
}

/** Paths hold keys of entities: what is told is which of ours was asked for. */
const routeOf = (path: string): string =>
  /^\/(graphql|metrics|context\.jsonld|health\/live|health\/ready|export\/[a-z]{1,10})$/.test(path) ? path : '/*';

/** Statements are told by what they do, not by their text. */
function traced(tracer: Tracer, database: Database): Database {
  const within = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const attributes: Attributes = { 'db.system.name': 'neo4j', 'db.operation.name': name };
    return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, (span) => ended(span, work));
  };
  return {
    ...database,
    read: (...read) => within('READ', () => database.read(...read)),
    write: (work) => within('WRITE', () => database.write(work)),
    onBehalfOf: (by) => traced(tracer, database.onBehalfOf(by)),
  };
}

async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
