import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.ts';
import { startLocalNeo4j } from '../../src/database/local-neo4j/index.ts';
import { startService } from '../../src/main.ts';
import { openLog } from '../../src/server/log.ts';
import { FLAGS } from './flags.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The service with the seed, and the browser that all files share; null where there is no Chromium. */
    browser: {
      readonly url: string;
      readonly endpoint: string;
      readonly editor: string;
      readonly executablePath: string;
    } | null;
  }
}

/** What an editor of the tests presents. */
export const EDITOR = 'an-editor-of-the-browser-tests';

/** Starts the service on a Neo4j of its own and one browser; tests reach both through `inject('browser')`. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    if (process.env.CI) throw new Error('No Chromium: set CHROMIUM_PATH, or apt-get install chromium fonts-noto-cjk.');
    console.warn('Skipped what needs a browser: there is no Chromium. CHROMIUM_PATH names one.');
    project.provide('browser', null);
    return undefined;
  }
  const served = await serve();
  const browser = await chromium.launchServer({ executablePath, args: FLAGS });
  project.provide('browser', { url: served.url, endpoint: browser.wsEndpoint(), editor: EDITOR, executablePath });
  return () => stop(browser, served);
}

/** CHROMIUM_PATH, else the first one on PATH. */
function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return PATH.split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find((path) => existsSync(path));
}

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** A service with the seed, on a Neo4j of its own. */
export async function serve(): Promise<Served> {
  const home = await mkdtemp(join(tmpdir(), 'silian-browser-'));
  const neo4j = await startLocalNeo4j({ home, purpose: 'test', onProgress: () => {} });
  const env = { NEO4J_URI: neo4j.uri, NEO4J_USERNAME: neo4j.username, NEO4J_PASSWORD: neo4j.password };
  const keys = `tester:editor:${EDITOR}`;
  const config = readConfig({ ...env, SILIAN_HOME: home, PORT: '0', SILIAN_API_KEYS: keys });
  const service = await startService(config, { onProgress: () => {}, log: openLog('silent') });
  return {
    url: service.url,
    stop: async () => {
      await service.stop();
      await neo4j.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function stop(browser: BrowserServer, served: Served): Promise<void> {
  await browser.close();
  await served.stop();
}
