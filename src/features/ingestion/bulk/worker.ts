import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Asked } from './crew.ts';
import { Hand } from './hand.ts';

/** A hand in a thread of its own: does what it is asked, one after the other. */
const hand = new Hand(workerData);

parentPort?.on('message', ({ task, given }: Asked) => {
  parentPort?.postMessage(answered(task, given));
});

function answered(task: Asked['task'], given: Asked['given']): Answered {
  try {
    return { result: Reflect.apply(hand[task], hand, given) };
  } catch (failed) {
    return { failed };
  }
}
