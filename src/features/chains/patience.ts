import type { Database } from '../../database/database.ts';
import { SilianError } from '../../errors.ts';

export type Reader = Pick<Database, 'read'>;

/** All searches of one question together; the one under way when they are over may still take a read's time. */
const PATIENCE_MS = 5_000;

/** Reads for so many milliseconds; fails with DEADLINE_EXCEEDED from then on. */
export function patiently({ read }: Reader, patience = PATIENCE_MS): Reader {
  const end = performance.now() + patience;
  return {
    read: (cypher, parameters) =>
      performance.now() < end
        ? read(cypher, parameters)
        : Promise.reject(new SilianError('DEADLINE_EXCEEDED', 'The search took too long. Ask for fewer relations.')),
  };
}
