import { matricesOf, positionsIn, roundsFor } from '../../core/layout/force.ts';
import type { Placeable, Positions } from '../../core/layout/layout.ts';
import type { Progress } from './force.worker.ts';

/** A force layout in a worker of its own, so that the page never waits; a new task ends the one before. */
export class Force {
  readonly #worker = new Worker(new URL('./force.worker.ts', import.meta.url), { type: 'module' });
  #id = 0;

  run(
    placeable: Placeable,
    from: Positions,
    fixed: ReadonlySet<string>,
    onMove: (positions: Positions, done: boolean) => void,
  ): void {
    const id = ++this.#id;
    const { nodes, edges } = matricesOf(placeable, from, fixed);
    this.#worker.onmessage = ({ data }: MessageEvent<Progress>) => {
      if (data.id === this.#id) onMove(positionsIn(placeable.keys, data.nodes), data.done);
    };
    const task = { id, nodes, edges, rounds: roundsFor(placeable.keys.length) };
    this.#worker.postMessage(task);
  }

  stop(): void {
    this.#id += 1;
  }

  end(): void {
    // a worker that has ended is kept as long as somebody listens, and with it all that the listener knows
    this.#worker.onmessage = null;
    this.#worker.terminate();
  }
}
