// The thread in which an assignment is found, so that a long one does not hold up other requests. Plain JavaScript,
// because the same file runs from the sources (tests) and beside the compiled service. One assignment a thread.
// in, as workerData: {kind, market}; out: {share} while it goes on, at last {found}
import { parentPort, workerData } from 'node:worker_threads';
import { certificate } from './certificate.mjs';
import { flow } from './flow.mjs';
import { blockingPairs, stable } from './stable.mjs';

/** Told at most so many times. */
const STEPS = 100;

function best(market) {
  let told = 0;
  const found = flow(market, (share) => {
    if (share - told < 1 / STEPS) return;
    told = share;
    parentPort.postMessage({ share });
  });
  const { objective, bound } = certificate(market, found);
  return { amounts: found.amounts, objective, bound };
}

function settled(market) {
  const pairs = stable(market);
  const amounts = new Float64Array(market.supplies.length);
  for (const pair of pairs) if (pair >= 0) amounts[pair] = 1;
  return { amounts, blocking: blockingPairs(market, pairs) };
}

const { kind, market } = workerData;
parentPort.postMessage({ found: kind === 'STABLE' ? settled(market) : best(market) });
