import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalNeo4jError } from './error.ts';
import type { Home } from './home.ts';
import { javaEnvironment } from './java.ts';
import { findSoftware } from './owner.ts';
import { runGuarded } from './process.ts';

/** Files of one label or type: a header, rows, and rows whose texts have line ends: those are read more slowly. */
export interface ImportRows {
  readonly what: 'nodes' | 'relationships';
  /** Labels, joined by `:`, or a type. */
  readonly of: string;
  readonly header: string;
  readonly rows: string;
  readonly broken: string | undefined;
}

export interface OfflineImport {
  readonly rows: readonly ImportRows[];
  /** The character between the members of a list. */
  readonly members: string;
  /** A folder for its report, and for what it prints. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

const HEAP = '-Xmx768m';
/** Besides the heap. */
const OFF_HEAP = '768m';
const TOOL = 'org.neo4j.cli.AdminTool';
/** Characters of what it printed that are told where it fails. */
const TOLD = 1_500;

/** As the importer takes a character that nobody can type: `U+001F`. */
const named = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Makes a database of rows in a home whose server does not run, in place of the one that is there: Neo4j's own importer,
 * which writes its files without transactions. Numbers of nodes are those they have in the database. Throws
 * LocalNeo4jError; the home is then of no use.
 */
export async function importOffline(home: Home, { rows, members, folder, signal }: OfflineImport): Promise<void> {
  const { java, installation } = await findSoftware([], () => {});
  const broken = rows.flatMap((each) => each.broken ?? []);
  const task = [
    ...[HEAP, '-XX:+UseParallelGC', '-Dfile.encoding=UTF-8', TOOL, 'database', 'import', 'full', 'neo4j'],
    ...rows.map(({ what, of, header, rows: file, broken: other }) => {
      return `--${what}=${of}=${[header, file, ...(other ? [other] : [])].join(',')}`;
    }),
    ...[
      '--overwrite-destination',
      '--verbose',
      '--id-type=actual',
      '--delimiter=TAB',
      `--array-delimiter=${named(members)}`,
    ],
    ...['--bad-tolerance=0', `--max-off-heap-memory=${OFF_HEAP}`, `--report-file=${join(folder, 'import.report')}`],
    ...(broken.length > 0 ? [`--multiline-fields=${broken.join(',')}`, '--multiline-fields-format=v2'] : []),
  ];
  const env = {
    ...javaEnvironment(installation),
    NEO4J_HOME: home.folder,
    NEO4J_CONF: join(home.folder, 'conf'),
  };
  const output = join(folder, 'import.log');
  signal?.throwIfAborted();
  const importer = await runGuarded({ command: java.executable, args: task, output, graceMs: 0 }, env);
  const stop = () => void importer.stop();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  const code = await importer.exited;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code === 0) return;
  const ended = code === null ? 'it was killed' : `it ended with ${code}`;
  throw new LocalNeo4jError(
    `Neo4j's importer failed: ${ended}\n${(await readFile(output, 'utf8')).trim().slice(-TOLD)}`,
  );
}
