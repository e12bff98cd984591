import { setTimeout as sleep } from 'node:timers/promises';
import { findArchive, makeArchive } from './archive.ts';
import { announce, type Home } from './home.ts';
import { findInstallation, type Installation, install } from './install.ts';
import type { Plugin } from './plugins.ts';
import { boltUri } from './probe.ts';
import { type Server, startServer } from './server.ts';
import { findJava, findToolchain, type Java } from './toolchain.ts';
import type { LocalNeo4j, LocalNeo4jOptions } from './types.ts';

const HEAP_MEGABYTES = { service: 1024, test: 512 };
// the first queries of a service should not share the machine with it
const ARCHIVE_AFTER_MS = 5000;

export interface Software {
  java: Java;
  installation: Installation;
}

/** Starts a server that ends with this process. */
export async function startAsOwner(home: Home, options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const { onProgress, purpose, plugins = [], buildArchive = purpose === 'service' } = options;
  const software = await findSoftware(plugins, onProgress);
  const archive = await findArchive(software.installation, software.java);
  onProgress(`Starting Neo4j ${software.installation.version} on ${home.folder}`);
  const began = Date.now();
  const server = await launch(home, software, options, archive);
  onProgress(`Neo4j answers at ${boltUri(server.port)} after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return asOwner(home, server, buildArchive && !archive ? archiveLater(software) : async () => {});
}

// Maven is wanted only where there is something to fetch
export async function findSoftware(plugins: readonly Plugin[], onProgress: (line: string) => void): Promise<Software> {
  const installation = await findInstallation(plugins);
  if (installation) return { java: await findJava(), installation };
  const { java, maven } = await findToolchain();
  return { java, installation: await install(maven, onProgress, plugins) };
}

async function launch(
  home: Home,
  { java, installation }: Software,
  { purpose, loading = false, heapMegabytes = HEAP_MEGABYTES[purpose] }: LocalNeo4jOptions,
  archive: string | undefined,
): Promise<Server> {
  const options = { heapMegabytes, quickStart: purpose === 'test', ...(archive ? { archive } : {}) };
  const server = await startServer({ home, installation, java: java.executable, options, loading });
  const { version } = installation;
  try {
    await announce(home, { pid: server.process.pid, port: server.port, version, startedAt: new Date().toISOString() });
  } catch (error) {
    await server.process.stop();
    throw error;
  }
  return server;
}

/** Returns how to abandon it. */
function archiveLater({ java, installation }: Software): () => Promise<void> {
  const abandoning = new AbortController();
  const { signal } = abandoning;
  const made = sleep(ARCHIVE_AFTER_MS, undefined, { ref: false, signal }).then(
    () => makeArchive(installation, java, signal),
    () => {},
  );
  return () => {
    abandoning.abort();
    return made;
  };
}

function asOwner(home: Home, { port, password, process }: Server, abandonArchive: () => Promise<void>): LocalNeo4j {
  return {
    uri: boltUri(port),
    username: 'neo4j',
    password,
    owned: true,
    home: home.folder,
    exited: process.exited,
    stop: async () => {
      await Promise.all([abandonArchive(), process.stop()]);
    },
  };
}
