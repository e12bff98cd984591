import { readFile, stat } from 'node:fs/promises';
import { ContendedError, LocalNeo4jError } from './error.ts';
import type { Home } from './home.ts';
import { damagedJars, type Installation } from './install.ts';

const LINES_SHOWN = 6;

/** How long the logs were before a start, so that only its own lines are read; both are kept from start to start. */
export interface LogMarks {
  log: number;
  debugLog: number;
}

export async function markLogs({ log, debugLog }: Home): Promise<LogMarks> {
  return { log: await sizeOf(log), debugLog: await sizeOf(debugLog) };
}

/** Whether Bolt is open: before, whoever answers on our port is another program. */
export async function hasOpenedBolt({ log }: Home, marks: LogMarks): Promise<boolean> {
  return (await readFrom(log, marks.log)).includes('Bolt enabled on');
}

/** Why a server ended while it started, from what it logged (its headline misleads, the causes do not) and what Java printed. */
export async function whyItEnded(home: Home, marks: LogMarks, installation: Installation): Promise<LocalNeo4jError> {
  const causes = causesIn(await readFrom(home.log, marks.log));
  const known = knownCause(home, causes.join('\n'));
  if (known) return known;
  const damaged = await damagedJars(installation);
  if (damaged.length > 0) return damagedInstallation(installation, damaged);
  const printed = (await readFrom(home.output, 0)).split('\n').slice(0, LINES_SHOWN);
  return told(
    'Neo4j ended while it started.',
    [...causes, ...printed],
    `The whole story: ${home.log} and ${home.output}.`,
  );
}

/** Set when the server runs but could not open the database: it would never become ready. */
export async function whyDatabaseIsClosed(home: Home, marks: LogMarks): Promise<LocalNeo4jError | undefined> {
  const log = await readFrom(home.debugLog, marks.debugLog);
  const from = log.indexOf('Failed to start DatabaseId');
  if (from < 0) return undefined;
  const advice = `Restore ${home.folder} from a backup, or move it away to begin with an empty database. The whole story: ${home.debugLog}.`;
  return told('Neo4j cannot open the database.', causesIn(log.slice(from)), advice);
}

export function wrongPassword({ folder, password }: Home): LocalNeo4jError {
  return new LocalNeo4jError(
    `The data in ${folder} do not open with the password in ${password}. Restore that file from a backup, or move ${folder} away to begin with an empty database.`,
  );
}

export async function tooLate(home: Home, marks: LogMarks, seconds: number): Promise<LocalNeo4jError> {
  const causes = causesIn(await readFrom(home.log, marks.log));
  return told(
    `Neo4j did not answer within ${seconds} s.`,
    causes,
    `Start again when the machine is less busy; see ${home.log}.`,
  );
}

function knownCause({ folder }: Home, causes: string): LocalNeo4jError | undefined {
  if (causes.includes('FileLockException')) {
    return new ContendedError(
      `Another process holds the data folder ${folder}. Stop the other Neo4j or offline tool, or set SILIAN_HOME to another folder.`,
    );
  }
  if (causes.includes('PortBindException')) {
    return new ContendedError('Another process took the port chosen for Neo4j. Start again: another port is chosen.');
  }
  if (causes.includes('No space left on device')) {
    return new LocalNeo4jError(
      `The disk of ${folder} is full. Make room, or set SILIAN_HOME to a folder on another disk.`,
    );
  }
  return undefined;
}

function damagedInstallation({ folder }: Installation, damaged: string[]): LocalNeo4jError {
  return new LocalNeo4jError(
    `Neo4j does not start because ${damaged.length} of its files are damaged (${damaged.slice(0, 3).join(', ')}). Delete ${folder} and start again: it is fetched anew.`,
  );
}

function told(headline: string, lines: string[], advice: string): LocalNeo4jError {
  return new LocalNeo4jError([headline, ...lines.filter((line) => line !== ''), advice].join('\n'));
}

/** The deepest causes of the first failure in a log. */
function causesIn(log: string): string[] {
  const causes = log.split('\n').filter((line) => line.startsWith('Caused by: '));
  return [...new Set(causes)].slice(-LINES_SHOWN);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function readFrom(file: string, from: number): Promise<string> {
  const content = await readFile(file).catch(() => Buffer.alloc(0));
  // shorter than before: the log was rotated
  return content.subarray(content.length < from ? 0 : from).toString();
}
