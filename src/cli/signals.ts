import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** npm passes on the Ctrl-C that the terminal has sent to everybody: a signal so soon is no second one. */
const ECHO_MS = 1_000;

/** Resolves on the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): Promise<'stop'> {
  let first: number | undefined;
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (first !== undefined && performance.now() - first > ECHO_MS) process.exit(128 + constants.signals[signal]);
        first ??= performance.now();
        resolve('stop');
      });
    }
  });
}
