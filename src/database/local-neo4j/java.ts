import { join } from 'node:path';
import type { Home } from './home.ts';
import type { Installation } from './install.ts';

export interface JavaOptions {
  heapMegabytes: number;
  /** The first compiler only: half the start-up time, 1.7 times slower in the long run. */
  quickStart: boolean;
  archive?: string;
  /** Where to leave a start-up archive when Java ends. */
  archiveInto?: string;
}

// as named in META-INF/services/org.neo4j.server.startup.EntryPoint of the neo4j jar; releases from 2025 on call it otherwise
const ENTRY_POINT = 'org.neo4j.server.CommunityEntryPoint';
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

/** Arguments that start the server; the class path comes by the environment. */
export function javaArguments({ folder }: Home, options: JavaOptions): string[] {
  return [
    '-Xms128m',
    `-Xmx${options.heapMegabytes}m`,
    '-XX:+UseSerialGC',
    // a server out of memory answers at random; one that ended is noticed
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${join(folder, 'logs/crash-%p.log')}`,
    ...(options.quickStart ? ['-XX:TieredStopAtLevel=1'] : []),
    ...(options.archive ? [`-XX:SharedArchiveFile=${options.archive}`] : []),
    ...(options.archiveInto ? [`-XX:ArchiveClassesAtExit=${options.archiveInto}`] : []),
    '-Dfile.encoding=UTF-8',
    ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ENTRY_POINT,
    `--home-dir=${folder}`,
    `--config-dir=${join(folder, 'conf')}`,
  ];
}

/** CLASSPATH keeps 17 kB off the command line; LC_ALL lets Java open folders with Chinese names where the locale is C. */
export function javaEnvironment({ classPath }: Installation): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _forNodeOnly, ...inherited } = process.env;
  return { ...inherited, CLASSPATH: classPath, ...(process.platform === 'linux' ? { LC_ALL: 'C.UTF-8' } : {}) };
}
