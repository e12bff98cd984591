import type { Database } from '../../database/database.ts';
import { SilianError } from '../../errors.ts';

export type Reader = Pick<Database, 'read'>;

/** All searches of one question together; the one under way when they are over may still take a read's time. */
const PATIENCE_MS = 5_000;

/** Does what reads the graph, for as long as there is time. */
export type Patience = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Patience of so many milliseconds; fails with DEADLINE_EXCEEDED from then on.
 * @param onFailure hears that a read failed, for want of time or memory perhaps
 */
export function patience(onFailure: () => void, milliseconds = PATIENCE_MS): Patience {
  const end = performance.now() + milliseconds;
  return async (work) => {
    try {
      if (performance.now() >= end) throw tooLong();
      return await work();
    } catch (error) {
      onFailure();
      throw error;
    }
  };
}

/** Reads with patience. */
export const patiently = ({ read }: Reader, patient: Patience): Reader => ({
  read: (cypher, parameters) => patient(() => read(cypher, parameters)),
});

const tooLong = (): SilianError =>
  new SilianError('DEADLINE_EXCEEDED', 'The search took too long. Ask for fewer relations.');
