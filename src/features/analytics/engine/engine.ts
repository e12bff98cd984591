import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { SilianError } from '../../../errors.ts';
import type { Metric } from '../../../generated/schema.ts';
import { projectRoot } from '../../../project-root.ts';

/** A simple undirected graph: nodes 0 … order - 1, each pair once, no self-loops. */
export interface Pairs {
  readonly order: number;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}

const Floats = z.instanceof(Float64Array);
const Indexes = z.union([z.instanceof(Uint32Array), z.instanceof(Int32Array)]);

/** A score for each node, and the nodes from the highest score down; BRIDGE orders articulation points alone. */
export const Ranks = z.object({ scores: Floats, order: Indexes });
export type Ranks = z.infer<typeof Ranks>;

/** The connected parts of a network: how many, and how many nodes the largest has. */
export const Parts = z.object({ count: z.number(), largest: z.number() });
export type Parts = z.infer<typeof Parts>;

/** The community of each node, numbered from 0, and each node's number of neighbours; modularity is null without pairs. */
export const Division = z.object({
  community: Indexes,
  count: z.number(),
  modularity: z.number().nullable(),
  degree: Floats,
});
export type Division = z.infer<typeof Division>;

export type Task = Metric | 'PARTS' | 'COMMUNITIES';

/** Plain JavaScript beside the sources, see there; found the same way from `src/` and from `dist/`. */
const WORKER = join(projectRoot, 'src', 'features', 'analytics', 'engine', 'worker.mjs');
/** Typed arrays stand outside this heap; it is a bound on accidents. */
const HEAP_MB = 256;

const Answer = z.object({ id: z.number(), result: z.unknown().optional(), failed: z.string().optional() });

interface Job {
  readonly id: number;
  readonly task: Task;
  readonly network: Pairs;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Limits {
  /** How long a measure may take, waiting included. */
  readonly deadlineMs: number;
  /** The thread ends when it had nothing to do for so long. */
  readonly idleMs: number;
}

/**
 * Measures networks in a thread of its own, one after the other. The thread starts with the first measure and ends
 * when idle; it keeps no process alive. A measure past its deadline ends with DEADLINE_EXCEEDED, and the thread with it.
 */
export class Engine {
  readonly #limits: Limits;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #queue: Job[] = [];
  #running: Job | undefined;
  #count = 0;

  constructor(limits: Limits = { deadlineMs: 30_000, idleMs: 30_000 }) {
    this.#limits = limits;
  }

  /** Whether the thread is there. */
  get awake(): boolean {
    return this.#worker !== undefined;
  }

  /** The result of a task, as the thread sent it. */
  measure(task: Task, network: Pairs): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      const timer = setTimeout(() => this.#giveUp(id), this.#limits.deadlineMs).unref();
      this.#queue.push({ id, task, network, timer, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#queue.shift();
    clearTimeout(this.#idle);
    if (!this.#running) {
      this.#idle = setTimeout(() => this.#end(), this.#limits.idleMs).unref();
      return;
    }
    this.#worker ??= this.#start();
    const { id, task, network } = this.#running;
    this.#worker.postMessage({ id, task, network });
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    worker.on('message', (message) => this.#answered(Answer.parse(message)));
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#failed(error);
    });
    // after the listeners: one for messages would keep the process
    worker.unref();
    return worker;
  }

  #answered({ id, result, failed }: z.infer<typeof Answer>): void {
    const job = this.#running;
    if (job?.id !== id) return;
    this.#settle(job, () => (failed === undefined ? job.resolve(result) : job.reject(new Error(failed))));
  }

  /** The thread is gone; only what it worked on is lost. */
  #failed(error: Error): void {
    this.#worker = undefined;
    const job = this.#running;
    if (job) this.#settle(job, () => job.reject(error));
  }

  #giveUp(id: number): void {
    const waiting = this.#queue.find((job) => job.id === id);
    this.#queue = this.#queue.filter((job) => job !== waiting);
    const job = waiting ?? this.#running;
    if (job?.id !== id) return;
    if (!waiting) this.#end();
    this.#settle(job, () => job.reject(tooSlow(job.task, this.#limits.deadlineMs)));
  }

  #settle(job: Job, settle: () => void): void {
    clearTimeout(job.timer);
    if (this.#running === job) this.#running = undefined;
    settle();
    this.#next();
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}

const tooSlow = (task: Task, deadlineMs: number): SilianError =>
  new SilianError(
    'DEADLINE_EXCEEDED',
    `${task} of this network took more than ${deadlineMs / 1000} s. Narrow the filter (kinds, regions, industries) or the relations, or ask again when fewer ask.`,
  );
