import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../../database/reading/selection.ts';
import type { Execute } from '../execution/executor.ts';
import type { Limits } from '../limits.ts';
import { Buckets } from './bucket.ts';
import { costOf } from './cost.ts';
import { exceeded, later } from './exceeded.ts';
import { Queue } from './queue.ts';

/** What a request cost, as it is told in `extensions.cost`. */
export interface Told {
  /** Before it ran, by its document and variables. */
  readonly requested: number;
  /** After it ran, by what it gave. */
  readonly charged: number;
  /** What the caller may still spend, of `bucket`; `refill` comes back each second. */
  readonly left: number;
  readonly bucket: number;
  readonly refill: number;
  /** What one request may cost. */
  readonly limit: number;
}

type Costs = (variables: Readonly<Record<string, unknown>>) => number;
export type Result = ExecutionResult<Record<string, unknown>, { readonly cost?: Told }>;

/** At least this part of what was asked for is charged: to look costs too. */
const LEAST = 0.02;

/**
 * Lets operations run that one caller may run now: what they cost is known before and charged, what they did not need is
 * given back; beyond so many at one time they wait, and are turned away in time to try elsewhere.
 */
export class Admission {
  readonly #schema: GraphQLSchema;
  readonly #limits: Limits;
  readonly #buckets: Buckets;
  readonly #queue: Queue;
  readonly #costs = new WeakMap<OperationDefinitionNode, Costs>();

  constructor(schema: GraphQLSchema, limits: Limits) {
    this.#schema = schema;
    this.#limits = limits;
    this.#buckets = new Buckets(limits.bucket, limits.refill);
    this.#queue = new Queue(limits.running, limits.waiting, limits.waitTime);
  }

  /** How many operations run, and how many wait to. */
  get going(): { running: number; waiting: number } {
    return { running: this.#queue.inside, waiting: this.#queue.waiting };
  }

  /** Runs an operation for a caller, or says why not. */
  async run(args: ExecutionArgs, caller: string, execute: Execute): Promise<Result> {
    const requested = this.#costOf(args);
    const { cost: limit } = this.#limits;
    if (requested > limit) return refusedWith(tooDear(requested, limit));
    const seconds = this.#buckets.take(caller, requested);
    if (seconds !== undefined) return refusedWith(spent(requested, seconds));
    if (!(await this.#queue.enter())) {
      this.#buckets.giveBack(caller, requested);
      return refusedWith(busy());
    }
    try {
      const result = await execute(args);
      const charged = result.data ? Math.min(requested, Math.max(objectsIn(result.data), requested * LEAST)) : 0;
      this.#buckets.giveBack(caller, requested - charged);
      const cost = this.#told(caller, requested, Math.ceil(charged));
      return { ...result, extensions: { ...result.extensions, cost } };
    } finally {
      this.#queue.leave();
    }
  }

  #told(caller: string, requested: number, charged: number): Told {
    const { bucket, refill, cost: limit } = this.#limits;
    return { requested, charged, left: Math.floor(this.#buckets.left(caller)), bucket, refill, limit };
  }

  #costOf({ document, operationName, variableValues }: ExecutionArgs): number {
    const operation = getOperationAST(document, operationName);
    if (!operation) return 0;
    let costs = this.#costs.get(operation);
    if (!costs) {
      costs = costOf(this.#schema, operation, fragmentsOf(document));
      this.#costs.set(operation, costs);
    }
    return Math.ceil(costs(variableValues ?? {}));
  }
}

const refusedWith = (error: GraphQLError): Result => ({ errors: [error] });

const tooDear = (found: number, allowed: number): GraphQLError =>
  exceeded(
    { limit: 'cost', found, allowed },
    'Ask for smaller pages, fewer levels, or in several requests. 请减小每页条数或层数，或分几次请求',
  );

const spent = (requested: number, seconds: number): GraphQLError =>
  later(
    'RATE_LIMITED',
    `This costs ${requested}, more than you may spend just now. Try again in ${seconds} s. 额度暂时不足，请在 ${seconds} 秒后再试`,
    seconds,
  );

const busy = (): GraphQLError =>
  later('BUSY', 'Too many requests are being answered. Try again in a second. 请求过多，请稍后再试', 1);

/** How many objects an answer has. */
function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const each of value) count += objectsIn(each);
  else {
    count = 1;
    const object = value as Record<string, unknown>;
    for (const key in object) count += objectsIn(object[key]);
  }
  return count;
}
