import { batchesOf } from '../real-graph.ts';
import { madeUpAmong } from './made-up.ts';

/** Records that fit into a transaction. */
const BATCH = 1_000;

/** The real graph, and what is made up on it. */
export async function batchesToAsk(folder: string): Promise<object[][]> {
  const real = await batchesOf(folder);
  const made = madeUpAmong(real.flat());
  const parts = Array.from({ length: Math.ceil(made.length / BATCH) }, (_, at) =>
    made.slice(at * BATCH, (at + 1) * BATCH),
  );
  return [...real, ...parts];
}
