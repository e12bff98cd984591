import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Exchange } from './exchange.ts';

/** Operations are told apart by name while there are so few; the rest are `other`, so that callers cannot make more. */
const MOST_OPERATIONS = 100;
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** What is going on at the moment of being asked. */
export interface Going {
  readonly running: number;
  readonly waiting: number;
}

/**
 * Figures for Prometheus: counts and times, never what was asked or answered. Names of operations are the only words of
 * callers in them.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #operations = new Set<string>();
  readonly #requests: Histogram<'route' | 'status'>;
  readonly #answers: Histogram<'operation'>;
  readonly #errors: Counter<'code'>;
  readonly #cost: Counter<'part'>;
  readonly #retries: Counter<'code'>;
  readonly #cache: Counter<'outcome'>;

  #going: () => Going = () => ({ running: 0, waiting: 0 });

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      ...{ name: 'silian_request_seconds', help: 'Requests by route and status.', buckets: SECONDS, registers },
      labelNames: ['route', 'status'],
    });
    this.#answers = new Histogram({
      ...{ name: 'silian_operation_seconds', help: 'GraphQL operations by name.', buckets: SECONDS, registers },
      labelNames: ['operation'],
    });
    this.#errors = new Counter({
      ...{ name: 'silian_errors_total', help: 'Errors told to callers, by code.', labelNames: ['code'], registers },
    });
    this.#cost = new Counter({
      ...{ name: 'silian_cost_total', help: 'Cost of operations: asked for, and charged.', registers },
      labelNames: ['part'],
    });
    this.#retries = new Counter({
      ...{ name: 'silian_retries_total', help: 'Statements sent to Neo4j again, by its code.', registers },
      labelNames: ['code'],
    });
    this.#cache = new Counter({
      ...{ name: 'silian_response_cache_total', help: 'Queries that were kept, and that were not.', registers },
      labelNames: ['outcome'],
    });
    const going = (): Going => this.#going();
    for (const part of ['running', 'waiting'] as const) {
      new Gauge({
        ...{ name: `silian_${part}`, help: `Operations that are ${part}.`, registers },
        collect() {
          this.set(going()[part]);
        },
      });
    }
  }

  /** Whom to ask what is going on. */
  watch(going: () => Going): void {
    this.#going = going;
  }

  /** A request that has ended, after so many milliseconds. */
  ended({ path, operation, response }: Exchange, milliseconds: number): void {
    const route = routeOf(path);
    this.#requests.observe({ route, status: response.statusCode }, milliseconds / 1_000);
    if (route === 'graphql') this.#answers.observe({ operation: this.#known(operation) }, milliseconds / 1_000);
  }

  failed(code: unknown): void {
    this.#errors.inc({ code: String(code) });
  }

  spent({ requested, charged }: { readonly requested: number; readonly charged: number }): void {
    this.#cost.inc({ part: 'requested' }, requested);
    this.#cost.inc({ part: 'charged' }, charged);
  }

  retried(code: string): void {
    this.#retries.inc({ code });
  }

  /** For an answer among those that are kept. */
  looked(isFound: boolean): void {
    this.#cache.inc({ outcome: isFound ? 'hit' : 'miss' });
  }

  /** All figures, in the text format of Prometheus. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #known(operation = 'anonymous'): string {
    if (this.#operations.size < MOST_OPERATIONS) this.#operations.add(operation);
    return this.#operations.has(operation) ? operation : 'other';
  }
}

const ROUTES: Readonly<Record<string, string>> = {
  graphql: 'graphql',
  export: 'export',
  health: 'health',
  metrics: 'metrics',
};

const routeOf = (path: string): string => ROUTES[path.split('/', 2)[1] ?? ''] ?? 'page';
