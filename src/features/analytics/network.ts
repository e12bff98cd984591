import type { z } from 'zod';
import { badInput } from '../../errors.ts';
import type { Metric } from '../../generated/schema.ts';
import { Division, Parts, Ranks, type Task } from './engine/engine.ts';
import type { Measurer } from './engine/gds.ts';
import type { Projection } from './projection.ts';

/** Exact measures whose work grows with the square of the network: more entities are refused. */
const MAX_FOR: Partial<Record<Metric, number>> = { BETWEENNESS: 3_000, CLOSENESS: 20_000 };

/** A network that was read, and what was measured on it; each measure is taken once. */
export class Network {
  readonly projection: Projection;
  readonly #engine: Measurer;
  readonly #taken = new Map<Task, Promise<unknown>>();

  constructor(projection: Projection, engine: Measurer) {
    this.projection = projection;
    this.#engine = engine;
  }

  /** Refuses what would take too long, and says how to narrow. `field` is who asks. */
  async ranks(metric: Metric, field: string): Promise<Ranks> {
    const most = MAX_FOR[metric] ?? Number.POSITIVE_INFINITY;
    if (this.projection.order > most) {
      throw badInput(
        `${field}.filter`,
        `${this.projection.order} entities are too many for exact ${metric}`,
        `a filter (kinds, regions, industries, relatedTo) that leaves at most ${most} entities, or another metric`,
      );
    }
    return this.#measured(metric, Ranks);
  }

  parts = (): Promise<Parts> => this.#measured('PARTS', Parts);

  division = (): Promise<Division> => this.#measured('COMMUNITIES', Division);

  async #measured<R extends z.ZodType>(task: Task, shape: R): Promise<z.infer<R>> {
    const measure = this.#taken.get(task) ?? this.#engine.measure(task, this.projection);
    this.#taken.set(task, measure);
    try {
      return shape.parse(await measure);
    } catch (error) {
      this.#taken.delete(task);
      throw error;
    }
  }
}
