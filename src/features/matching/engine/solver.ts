import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { SilianError } from '../../../errors.ts';
import { projectRoot } from '../../../project-root.ts';

/** Who may be given to whom; see market.mjs. */
export interface Candidates {
  readonly supply: Float64Array;
  readonly demand: Float64Array;
  readonly starts: Uint32Array;
  readonly supplies: Uint32Array;
  readonly scores: Float64Array;
}

export type AssignmentKind = 'QUANTITIES' | 'ONE_TO_ONE' | 'STABLE';

const Amounts = z.instanceof(Float64Array);
/** How much each pair is given; with the objective and the bound that proves it, or the pairs that would block it. */
const Found = z.object({
  amounts: Amounts,
  objective: z.bigint().optional(),
  bound: z.bigint().optional(),
  blocking: z.number().optional(),
});
export type Found = z.infer<typeof Found>;
const Message = z.union([z.object({ share: z.number() }), z.object({ found: Found })]);

const WORKER = join(projectRoot, 'src', 'features', 'matching', 'engine', 'worker.mjs');
const HEAP_MB = 384;

interface Asked {
  readonly kind: AssignmentKind;
  readonly candidates: Candidates;
  readonly deadlineMs?: number;
  /** Told the share of demands seen, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Finds an assignment in a thread of its own; past its deadline it fails with DEADLINE_EXCEEDED, aborted with the reason. */
export function solve({ kind, candidates, deadlineMs = 20_000, onProgress, signal }: Asked): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      execArgv: [],
      workerData: { kind, market: candidates },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      worker.removeAllListeners();
      // a thread that is being ended may still fail
      worker.on('error', () => {});
      void worker.terminate();
      settle();
    };
    const abort = () => end(() => reject(signal?.reason));
    const timer = setTimeout(() => end(() => reject(tooSlow(deadlineMs))), deadlineMs);
    signal?.addEventListener('abort', abort);
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('message', (given) => {
      const message = Message.parse(given);
      if ('share' in message) onProgress?.(message.share);
      else end(() => resolve(message.found));
    });
    if (signal?.aborted) abort();
  });
}

const tooSlow = (deadlineMs: number): SilianError =>
  new SilianError(
    'DEADLINE_EXCEEDED',
    `The assignment took more than ${deadlineMs / 1000} s. Narrow the filter, raise minScore, or ask for fewer candidates.`,
  );
