import type { Database } from '../../database/database.ts';
import { SilianError } from '../../errors.ts';

export type Reader = Pick<Database, 'read'>;

/** All searches of one question together; the one under way when they are over may still take a read's time. */
const PATIENCE_MS = 5_000;

/**
 * Reads for so many milliseconds; fails with DEADLINE_EXCEEDED from then on.
 * @param onFailure hears that a read failed, for want of time or memory perhaps
 */
export function patiently({ read }: Reader, onFailure: () => void, patience = PATIENCE_MS): Reader {
  const end = performance.now() + patience;
  return {
    read: async (cypher, parameters) => {
      try {
        if (performance.now() >= end) throw tooLong();
        return await read(cypher, parameters);
      } catch (error) {
        onFailure();
        throw error;
      }
    },
  };
}

const tooLong = (): SilianError =>
  new SilianError('DEADLINE_EXCEEDED', 'The search took too long. Ask for fewer relations.');
