import type { Plugin } from './plugins.ts';

export interface LocalNeo4jOptions {
  /** The SILIAN_HOME folder; everything of Neo4j's is in its subfolder `neo4j`. */
  home: string;
  /** A test takes Java's quick compiler and a small heap; a service what is fast in the long run. */
  purpose: 'service' | 'test';
  /** Takes short English lines for whoever waits. */
  onProgress: (line: string) => void;
  /** 1024 for a service, 512 for tests, unless given. */
  heapMegabytes?: number;
  /** While a whole graph is loaded: no limit of time, more memory for indexes. */
  loading?: boolean;
  /** What Neo4j has besides itself; nothing unless given. A guest has what the owner started. */
  plugins?: readonly Plugin[];
  /** Make the start-up archive in the background where it is missing: a service does, tests do not, unless said. */
  buildArchive?: boolean;
}

export interface LocalNeo4j {
  /** `bolt://127.0.0.1:<port>` */
  uri: string;
  username: string;
  password: string;
  /** False when another process started the server: it is used, never stopped. */
  owned: boolean;
  /** The folder with its data, logs and password. */
  home: string;
  /** Resolves when the server has ended, asked to or not: its exit code; null after a signal or where another process owned it. */
  exited: Promise<number | null>;
  /** Ends an owned server, by force after 10 s; does nothing to another's. */
  stop(): Promise<void>;
}
