import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../src/project-root.ts';
import { canvasOf, linkTo, shownOn, still } from '../test/support/explore.ts';
import { FLAGS } from '../test/support/flags.ts';
import { openGraph } from './graph.ts';
import { percentile } from './measure.ts';
import { batchesOf } from './real-graph.ts';

/** How long a reader of the explorer waits on the real graph, in a real browser, with everything on this machine. */

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(projectRoot, '../shared/data/real-graph') },
    rounds: { type: 'string', default: '8' },
    port: { type: 'string', default: '4180' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const url = `http://127.0.0.1:${values.port}`;

/** Fills the graph where it is empty, then lets a service of its own answer from it. */
async function served(): Promise<{ hubs: string[][]; stop(): Promise<void> }> {
  const graph = await openGraph({ home: '.home', batches: () => batchesOf(values.data), anew: false });
  const rows = await graph.database.read(
    'CYPHER 5 MATCH (e:Entity)--(o:Entity) WITH e, collect(DISTINCT o.key)[..199] AS others WHERE size(others) = 199 RETURN e.key AS key, others ORDER BY key LIMIT 20',
  );
  await graph.close();
  const home = join(projectRoot, 'bench/.home');
  const script = join(projectRoot, 'dist/cli.js');
  const service = spawn(
    process.execPath,
    ['--max-semi-space-size=16', script, 'serve', '--port', values.port, '--home', home],
    {
      stdio: 'ignore',
    },
  );
  for (let tries = 0; tries < 120 && !(await isReady()); tries++) await wait(500);
  return {
    hubs: rows.map(({ key, others }) => [key, ...(others as string[])].map(String)),
    stop: async () => {
      service.kill('SIGTERM');
      await new Promise((resolve) => service.once('exit', resolve));
    },
  };
}

const isReady = (): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  return context.newPage();
}

/** From the address to the first thing that is seen, in a browser that was never here. */
async function firstPaint(browser: Browser): Promise<number> {
  const page = await fresh(browser);
  await page.goto('/');
  await page.waitForSelector('html[data-ready="true"]');
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await page.context().close();
  return paint;
}

/** From the address of a graph of 200 to its picture, before it has settled. */
async function firstGraph(browser: Browser, keys: readonly string[]): Promise<number> {
  const page = await fresh(browser);
  const began = performance.now();
  await page.goto(linkTo({ of: keys }));
  await page.waitForSelector('html[data-ready="true"]');
  for (let waited = 0; !((await shownOn(page))[0] ?? 0); waited++) {
    if (waited > 1_000) throw new Error('no graph was drawn');
    await wait(10);
  }
  const took = performance.now() - began;
  await page.context().close();
  return took;
}

/** Expands one neighbour after the other by the keyboard, on a graph that grows: each from the key to the new picture. */
async function expands(browser: Browser, hub: string, count: number): Promise<number[]> {
  const page = await fresh(browser);
  await page.goto(linkTo({ of: hub, expanded: `25::${hub}` }));
  await still(page);
  await canvasOf(page).focus();
  const all: number[] = [];
  for (let tried = 0; tried < count; tried++) {
    await page.keyboard.press('ArrowDown');
    const before = (await shownOn(page))[0];
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'), { timeout: 600 });
    const began = performance.now();
    await page.keyboard.press('Enter');
    // whoever has no neighbours but those drawn asks for nothing, or gets nothing new
    if (!(await answered.catch(() => undefined))) continue;
    for (let waited = 0; (await shownOn(page))[0] === before && waited < 100; waited++) await wait(10);
    if ((await shownOn(page))[0] !== before) all.push(performance.now() - began);
    await still(page);
  }
  await page.context().close();
  return all;
}

function told(name: string, times: readonly number[], target: number): void {
  const sorted = [...times].sort((a, b) => a - b);
  const figures = [0.5, 0.95, 1].map((share) => percentile(sorted, share).toFixed(0));
  console.log(`| ${[name, times.length, ...figures, target].join(' | ')} |`);
}

const { hubs, stop } = await served();
const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
try {
  const paints: number[] = [];
  const graphs: number[] = [];
  const grown: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const keys = hubs[round % hubs.length] ?? [];
    paints.push(await firstPaint(browser));
    graphs.push(await firstGraph(browser, keys));
    grown.push(...(await expands(browser, keys[0] ?? '', 8)));
  }
  console.log('| ms | times | p50 | p95 | longest | target |\n|---|---|---|---|---|---|');
  told('first paint', paints, 1_000);
  told('first graph of 200', graphs, 2_500);
  told('expand', grown, 300);
} finally {
  await browser.close();
  await stop();
}
