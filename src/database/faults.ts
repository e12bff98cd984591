import neo4j, { Neo4jError } from 'neo4j-driver';
import { SilianError } from '../errors.ts';

/** What a caller may know of a fault of the database; anything else stays as it is and is masked. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (error.code.includes('TransactionTimedOut')) {
    return new SilianError(
      'DEADLINE_EXCEEDED',
      'The read took too long. Ask for less: a smaller page, fewer levels, a narrower filter.',
      {},
      error,
    );
  }
  if (UNAVAILABLE.has(error.code) || error.message.includes('acquisition timed out')) {
    return new SilianError('DB_UNAVAILABLE', 'The graph does not answer. Try again in a moment.', {}, error);
  }
  if (BROKEN.test(error.code)) {
    return new SilianError(
      'DB_UNAVAILABLE',
      'The graph cannot go on: its database has to be restarted, and its disk may be full. Tell the operator; what was acknowledged is kept. 数据库需重启，磁盘可能已满，请联系运维',
      {},
      error,
    );
  }
  if (error.code.includes('MemoryPoolOutOfMemory')) {
    return new SilianError(
      'TOO_LARGE',
      'This needs more memory than the graph gives to one transaction. Ask for less, or send fewer records at once.',
      {},
      error,
    );
  }
  return error;
}

/** After one of these Neo4j does nothing more before it is restarted: its log of transactions could not be written. */
const BROKEN =
  /^Neo\.DatabaseError\.(Transaction\.Transaction(Log|StartFailed|CommitFailed)|General\.StorageDamageDetected)/;

const UNAVAILABLE = new Set([
  neo4j.error.SERVICE_UNAVAILABLE,
  neo4j.error.SESSION_EXPIRED,
  'Neo.TransientError.General.DatabaseUnavailable',
]);
