import { setTimeout as wait } from 'node:timers/promises';
import neo4j, { type Driver, Neo4jError, type Result, type Session } from 'neo4j-driver';
import { translated } from './faults.ts';
import { Horizon } from './horizon.ts';
import { Link } from './link.ts';

export interface Connection {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Absent: the user's home database. */
  readonly database?: string | undefined;
  /** How long a read may take in Neo4j, its planning included; 5 s unless given. */
  readonly readTimeoutMs?: number;
}

export interface Row {
  readonly [name: string]: unknown;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Runs statements inside one write transaction. */
export interface Transaction {
  /** On whose behalf. */
  readonly by: string;
  run(cypher: string, parameters?: Parameters): Promise<Row[]>;
}

/** How a statement is read. */
export interface How {
  /** Breaks the reading off, also in Neo4j. */
  readonly signal?: AbortSignal | undefined;
  /** How long it may take, at most `readTimeoutMs`. */
  readonly timeoutMs?: number;
  /** Hears how long Neo4j took, in milliseconds, planning included. */
  readonly onTaken?: (ms: number) => void;
}

/** The graph: reads are auto-commit, writes are transactions, both are retried here. */
export interface Database {
  /** How long a read may take in Neo4j. */
  readonly readTimeoutMs: number;
  /** What a statement gives; where it is broken off it fails with the signal's reason. */
  read(cypher: string, parameters?: Parameters, how?: How): Promise<Row[]>;
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * What a lens shows at the latest, null for everything: reads that take `knownAt` are held to it here; who reads versions
   * of entities holds to it himself.
   */
  horizon(): Promise<string | null>;
  /** Schema statements, which cannot share a transaction with data. */
  runAlone(cypher: string, parameters?: Parameters): Promise<Row[]>;
  /** Rows as they come, however many and however long it takes: for whoever looks at all of the graph. */
  stream(cypher: string, parameters?: Parameters): AsyncIterable<Row>;
  /** Resolves when the database answers; fails with DB_UNAVAILABLE. */
  ping(): Promise<void>;
  /** The same graph, written to on somebody's behalf: the audit chain names them. */
  onBehalfOf(by: string): Database;
  close(): Promise<void>;
}

/** Who writes where nobody else does. */
const SERVICE = 'silian';

const READ_TIMEOUT_MS = 5_000;
const WRITE_TIMEOUT_MS = 60_000;
const TRIES = 4;

/**
 * Opens the graph; reads go to readers where the address routes (`neo4j://`), and see what was written here before.
 * @param onRetry hears the code of what was sent again
 */
export function openDatabase(connection: Connection, onRetry: (code: string) => void = () => {}): Database {
  const link = new Link(() => driverFor(connection));
  const bookmarkManager = neo4j.bookmarkManager();
  const target = connection.database === undefined ? {} : { database: connection.database };
  const reader = (driver: Driver) =>
    driver.session({ ...target, defaultAccessMode: neo4j.session.READ, bookmarkManager });
  const writer = (driver: Driver) =>
    driver.session({ ...target, defaultAccessMode: neo4j.session.WRITE, bookmarkManager });
  const readTimeoutMs = connection.readTimeoutMs ?? READ_TIMEOUT_MS;
  const read = (cypher: string, parameters: Parameters = {}, how: How = {}) => {
    const { signal, timeoutMs: timeout = readTimeoutMs, onTaken } = how;
    return link.within(timeout, (driver) =>
      retried(() => {
        signal?.throwIfAborted();
        const run = (session: Session) => rowsOf(() => session.run(cypher, parameters, { timeout }), onTaken);
        return within(reader(driver), run, signal);
      }, onRetry),
    );
  };
  const horizon = new Horizon(read);
  const opened = (by: string): Database => ({
    readTimeoutMs,
    read: async (cypher, parameters = {}, how = {}) => {
      if (!('knownAt' in parameters)) return read(cypher, parameters, how);
      return read(cypher, heldTo(await horizon.shown(), parameters), how);
    },
    horizon: () => horizon.shown(),
    write: async (work) => {
      try {
        return await link.within(WRITE_TIMEOUT_MS, (driver) =>
          retried(() => within(writer(driver), (session) => committed(session, by, work)), onRetry),
        );
      } finally {
        horizon.forget();
      }
    },
    // schema statements may take as long as the data they look at
    runAlone: (cypher, parameters = {}) =>
      told(() => within(writer(link.driver), (session) => rowsOf(() => session.run(cypher, parameters)))),
    stream: (cypher, parameters = {}) => streamed(reader(link.driver), cypher, parameters),
    ping: () => told(() => verify(link.driver)),
    onBehalfOf: opened,
    close: () => link.close(),
  });
  return opened(SERVICE);
}

const driverFor = ({ uri, username, password }: Connection): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 50,
    connectionAcquisitionTimeout: 5_000,
    connectionTimeout: 5_000,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    userAgent: 'silian',
  });

const verify = async (driver: Driver): Promise<void> => {
  await driver.getServerInfo();
};

/** The parameters of a lens, and of another that it is compared with, looking no later than an instant. */
function heldTo(latest: string | null, parameters: Parameters): Parameters {
  if (latest === null) return parameters;
  const held = (knownAt: unknown) => (String(knownAt) > latest ? latest : knownAt);
  const { other } = parameters;
  const inOther = typeof other === 'object' && other !== null && 'knownAt' in other;
  return {
    ...parameters,
    knownAt: held(parameters.knownAt),
    ...(inOther ? { other: { ...other, knownAt: held(other.knownAt) } } : {}),
  };
}

/** All of the work or nothing of it; fails as the work fails. */
async function committed<T>(session: Session, by: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const transaction = await session.beginTransaction({ timeout: WRITE_TIMEOUT_MS });
  try {
    const result = await work({
      by,
      run: (cypher, parameters = {}) => rowsOf(() => transaction.run(cypher, parameters)),
    });
    await transaction.commit();
    return result;
  } finally {
    // rolls back what was not committed
    await transaction.close();
  }
}

/**
 * The rows of a result, which is emptied: the driver's session keeps it, and V8 may keep the session for a while (ADR 16).
 * A fault tells where it was asked for by the functions that wait here.
 */
async function rowsOf(run: () => Result, onTaken?: (ms: number) => void): Promise<Row[]> {
  try {
    const { records, summary } = await untraced(run);
    onTaken?.(Number(summary.resultAvailableAfter) + Number(summary.resultConsumedAfter));
    return records.splice(0).map((record) => record.toObject());
  } catch (error) {
    if (error instanceof Neo4jError) Error.captureStackTrace(error);
    throw error;
  }
}

/** What the driver does without a stack trace: it takes and formats one of each statement, lest it fail. */
function untraced<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function* streamed(session: Session, cypher: string, parameters: Parameters): AsyncGenerator<Row> {
  try {
    for await (const record of session.run(cypher, parameters)) yield record.toObject();
  } catch (error) {
    throw translated(error);
  } finally {
    await session.close();
  }
}

/** Closes the session after the work, or when the signal says so: Neo4j then forgets what it is doing for it. */
async function within<T>(session: Session, work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const leave = (): void => {
    session.close().catch(() => {});
  };
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await work(session);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', leave);
    await session.close();
  }
}

/**
 * Reads and writes may run again: connection lost, leader moved, deadlock; at most three times within some 600 ms.
 * A write whose COMMIT was not answered may have happened: work has to be such that doing it twice is doing it once.
 */
async function retried<T>(work: () => Promise<T>, onRetry: (code: string) => void): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !mayRetry(error)) throw translated(error);
      onRetry(error.code);
      await wait(50 * 2 ** attempt * (0.5 + Math.random() / 2));
    }
  }
}

/** A query over its memory limit fails as transient, but would only fail again. */
const mayRetry = (error: unknown): error is Neo4jError =>
  error instanceof Neo4jError && error.retriable && !error.code.includes('MemoryPoolOutOfMemory');

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}
