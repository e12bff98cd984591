import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, inject, onTestFinished } from 'vitest';
import { FLAGS } from './flags.ts';

/** What a page must not do, in the order in which it did it. */
export interface Faults {
  readonly outside: string[];
  readonly policy: string[];
  readonly console: string[];
}

export interface Opened {
  readonly page: Page;
  readonly faults: Faults;
  /** Goes to a link of the explorer and waits until its screen is drawn. */
  visit(link: string): Promise<void>;
}

const given = inject('browser');

/** Tests in a browser; skipped where there is none. */
export const inBrowser = describe.skipIf(given === null);

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** A page of its own, as a reader in China has it, nothing moving; with `flags` in a browser of its own that has these. */
export async function openPage(options: BrowserContextOptions = {}, flags: readonly string[] = []): Promise<Opened> {
  if (!given) throw new Error('There is no browser here.');
  browser ??= chromium.connect(given.endpoint);
  const context = await (flags.length > 0 ? await ownBrowser(flags) : await browser).newContext({
    baseURL: given.url,
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults = await watched(page, options.baseURL ?? given.url);
  onTestFinished(() => context.close());
  const visit = async (link: string): Promise<void> => {
    await page.goto(link);
    await drawn(page);
  };
  return { page, faults, visit };
}

/** A browser of other flags, for one test. */
async function ownBrowser(flags: readonly string[]): Promise<Browser> {
  const own = await chromium.launch({ executablePath: given?.executablePath ?? '', args: [...FLAGS, ...flags] });
  onTestFinished(() => own.close());
  return own;
}

/** Brings records into the service, as an editor does. What is made up stays out of every list and count of other tests. */
export async function write(records: readonly object[], url = given?.url): Promise<void> {
  if (!given) throw new Error('There is no service here.');
  const query =
    'mutation ($input: IngestInput!) { ingest(input: $input) { errors { message } results { errors { message } } } }';
  const input = { idempotencyKey: randomUUID(), records: records.map((record) => JSON.stringify(record)) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${given.editor}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const results = records.map(() => ({ errors: [] }));
  const { extensions: _cost, ...answer } = await response.json();
  expect(answer).toEqual({ data: { ingest: { errors: [], results } } });
}

/** Waits until the screen says that it has drawn what it was asked for. */
export const drawn = (page: Page): Promise<unknown> => page.waitForSelector('html[data-ready="true"]');

export const NO_FAULTS: Faults = { outside: [], policy: [], console: [] };

export function expectNoFaults(faults: Faults): void {
  expect(faults).toEqual(NO_FAULTS);
}

async function watched(page: Page, url: string): Promise<Faults> {
  const faults: Faults = { outside: [], policy: [], console: [] };
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url()))
      faults.outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.console.push(message.text());
  });
  page.on('pageerror', (error) => faults.console.push(String(error)));
  await page.exposeFunction('tellViolation', (text: string) => faults.policy.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, 'tellViolation')(`${violatedDirective} ${blockedURI}`);
    });
  });
  return faults;
}
