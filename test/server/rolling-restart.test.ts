import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';
import { type Balancer, balance } from './balancer.ts';
import { type Served, serve } from './process.ts';

/** Two copies behind a balancer are restarted one after the other while readers ask and editors write. */

const EDITOR = 'an-editor-of-the-rolling-restart';
const ENV = {
  SILIAN_API_KEYS: `desk:editor:${EDITOR}`,
  SILIAN_LIMITS: 'bucket=1000000000,refill=1000000000',
  SILIAN_DRAIN_MS: '2000',
};
const INGEST = 'mutation ($input: IngestInput!) { ingest(input: $input) { created errors { message } } }';
const QUESTIONS = [
  '{ entity(by: { key: "school:4114012888" }) { name } }',
  '{ people(first: 5) { nodes { name appointments { nodes { title body { name } } } } } }',
  '{ counts(by: [KIND]) { buckets { value count } } ranking(metric: DEGREE, first: 5) { nodes { name } } }',
];
const READERS = 5;
const EDITORS = 3;
/** A copy is back at work when it has answered so many more. */
const ENOUGH = 30;
const DEADLINE_MS = 120_000;

let cli: Compiled;
let graph: TestGraph;
beforeAll(async () => {
  [cli, graph] = await Promise.all([compiledCli(), openGraph()]);
});
afterAll(async () => {
  await graph.close();
  await cli.remove();
});

it('no request fails, nothing acknowledged is lost, and everybody reads what it wrote', {
  timeout: 300_000,
}, async () => {
  const copies = [await serve(cli.script, ENV), await serve(cli.script, ENV)];
  const balancer = await balance(copies.map(({ url }) => url));
  onTestFinished(() => balancer.close());
  for (const { url } of copies) await until(() => isServing(balancer.url), `${url} is ready`);

  const traffic = new Traffic(balancer.url);
  for (const { url } of copies) await untilAtWork(balancer, url);
  for (const copy of copies) {
    const again = await restarted(copy);
    onTestFinished(() => stopped(again));
    await untilAtWork(balancer, copy.url);
  }
  await traffic.stop();

  expect(traffic.failures).toEqual([]);
  expect(traffic.written.length).toBeGreaterThan(EDITORS);
  const keys = traffic.written.map((name) => `school:${name}`);
  const { rows } = await found(keys);
  expect(rows).toBe(keys.length);
});

/** Stopped in order, then started anew where it was. */
async function restarted({ service, exited, url }: Served): Promise<Served> {
  service.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  return serve(cli.script, ENV, new URL(url).port);
}

async function stopped({ service, exited }: Served): Promise<void> {
  service.kill('SIGKILL');
  await exited;
}

async function untilAtWork(balancer: Balancer, copy: string): Promise<void> {
  const before = balancer.answeredBy(copy);
  await until(async () => balancer.answeredBy(copy) >= before + ENOUGH, `${copy} is at work`);
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`in vain: ${what}`);
    await wait(50);
  }
}

const isServing = async (url: string): Promise<boolean> => (await fetch(`${url}/health/ready`)).status === 200;

async function found(keys: readonly string[]): Promise<{ rows: number }> {
  const [row] = await graph.database.read('CYPHER 5 MATCH (e:Entity) WHERE e.key IN $keys RETURN count(e) AS rows', {
    keys,
  });
  return { rows: Number(row?.rows) };
}

/** Readers who ask and editors who write and read it back, one request after the other, until told to stop. */
class Traffic {
  readonly failures: string[] = [];
  /** Names of what was acknowledged. */
  readonly written: string[] = [];
  readonly #url: string;
  readonly #all: Promise<unknown>;
  #isOver = false;

  constructor(url: string) {
    this.#url = url;
    const readers = Array.from({ length: READERS }, (_, number) => this.#read(number));
    const editors = Array.from({ length: EDITORS }, (_, number) => this.#write(number));
    this.#all = Promise.all([...readers, ...editors, this.#export()]);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#all;
  }

  async #read(reader: number): Promise<void> {
    for (let turn = reader; !this.#isOver; turn++) {
      const query = QUESTIONS[turn % QUESTIONS.length] ?? '';
      await this.#asked(turn % 2 === 0 ? { body: { query } } : { query });
    }
  }

  async #export(): Promise<void> {
    while (!this.#isOver) {
      const response = await this.#sent('/export/jsonl?kinds=SCHOOL,ALLIANCE');
      if (response && !response.text.endsWith('}\n')) this.failures.push('an export has no end');
    }
  }

  async #write(editor: number): Promise<void> {
    for (let turn = 0; !this.#isOver; turn++) {
      const name = `滚动学院${editor}第${turn}`;
      const records = [source(), entity('SCHOOL', `school:${name}`, name)].map((each) => JSON.stringify(each));
      const input = { idempotencyKey: `rolling-${editor}-${turn}`, records };
      const told = await this.#asked({ body: { query: INGEST, variables: { input } } });
      if (told === undefined) continue;
      if (told.ingest.errors.length > 0) this.failures.push(JSON.stringify(told.ingest));
      this.written.push(name);
      // as often as there are copies, and once more
      for (let time = 0; time < 3; time++) await this.#readBack(name);
    }
  }

  async #readBack(name: string): Promise<void> {
    const query = `{ entity(by: { key: "school:${name}" }) { name } search(query: "${name}", first: 1) { nodes { name } } }`;
    const told = await this.#asked({ body: { query } });
    const isThere = told?.entity?.name === name && told.search.nodes[0]?.name === name;
    if (told && !isThere) this.failures.push(`${name} is not there: ${JSON.stringify(told)}`);
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of several questions
  async #asked({ body, query }: { body?: object; query?: string }): Promise<any> {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await this.#sent(`/graphql${query ? `?${new URLSearchParams({ query })}` : ''}`, init);
    const { data, errors } = answer ? JSON.parse(answer.text) : {};
    if (errors) this.failures.push(JSON.stringify(errors));
    return data;
  }

  /** What came; undefined for what failed. */
  async #sent(path: string, init: RequestInit = {}): Promise<{ text: string } | undefined> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${EDITOR}` };
    try {
      const response = await fetch(`${this.#url}${path}`, { headers, ...init });
      const text = await response.text();
      if (response.status === 200) return { text };
      this.failures.push(`${response.status} ${text}`);
    } catch (error) {
      this.failures.push(String(error instanceof Error ? (error.cause ?? error) : error));
    }
    return undefined;
  }
}
