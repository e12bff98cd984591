/** Why the managed Neo4j is not there; the message says what failed and what to do next. */
export class LocalNeo4jError extends Error {
  override readonly name = 'LocalNeo4jError';
}

/** A start that failed because somebody else holds the data folder or the port, which may pass by itself. */
export class ContendedError extends LocalNeo4jError {}

/** The system's own words, e.g. "EACCES: permission denied, mkdir '/data'". */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of an error from the system or the driver, e.g. "ENOENT". */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
