import { z } from 'zod';
import { type Batch, batchOf } from './batches.ts';
import { ask, keptConnections } from './client.ts';
import { EDITOR } from './service.ts';

const INGEST = `mutation ($input: IngestInput!) {
  ingest(input: $input) { created updated unchanged held rejected results { outcome key } errors { code message } }
}`;

const Told = z.object({
  data: z.object({ ingest: z.looseObject({ rejected: z.number(), errors: z.array(z.unknown()) }) }),
  errors: z.undefined().optional(),
});

/** What became of a batch that was sent: its answer where it was acknowledged, else why not. */
export type Outcome = { readonly answer: string } | { readonly failed: string };

/** Sends a batch; an answer that is no acknowledgement and none that a fault may give fails the test. */
export async function sendBatch(url: string, { idempotencyKey, records }: Batch): Promise<Outcome> {
  const input = { idempotencyKey, records };
  const headers = { authorization: `Bearer ${EDITOR}` };
  let answer: Awaited<ReturnType<typeof ask>>;
  try {
    answer = await ask(url, { query: INGEST, variables: { input } }, { headers, agent });
  } catch (error) {
    return { failed: String(error) };
  }
  const { status, text } = answer;
  if (status === 503 || status === 504) return { failed: `${status}` };
  const told = Told.safeParse(status === 200 ? JSON.parse(text) : undefined);
  if (!told.success) return { failed: `unforeseen: ${status} ${text}` };
  const { ingest } = told.data.data;
  if (ingest.rejected > 0 || ingest.errors.length > 0) return { failed: `unforeseen: ${text}` };
  return { answer: JSON.stringify(ingest) };
}

const agent = keptConnections(64);

export const isUnforeseen = (outcome: Outcome): boolean =>
  'failed' in outcome && outcome.failed.startsWith('unforeseen');

/** What every writer has sent, and what it knows of it. */
export class Ledger {
  readonly #seed: number;
  readonly #sent: Batch[] = [];
  readonly #answers = new Map<string, string>();
  readonly #next: number[];
  /** Answers that nobody foresaw. */
  readonly unforeseen: string[] = [];

  constructor(seed: number, writers: number) {
    this.#seed = seed;
    this.#next = Array.from({ length: writers }, () => 0);
  }

  get acknowledged(): readonly Batch[] {
    return this.#sent.filter(({ idempotencyKey }) => this.#answers.has(idempotencyKey));
  }

  /** Sent, and nobody knows whether it was written. */
  get open(): readonly Batch[] {
    return this.#sent.filter(({ idempotencyKey }) => !this.#answers.has(idempotencyKey));
  }

  answerTo({ idempotencyKey }: Batch): string | undefined {
    return this.#answers.get(idempotencyKey);
  }

  /** Every writer writes one batch after the other until one is not acknowledged. */
  async writeOn(url: string, onAcknowledged: () => void): Promise<void> {
    const write = async (writer: number): Promise<void> => {
      for (;;) {
        const number = this.#next[writer] ?? 0;
        this.#next[writer] = number + 1;
        const batch = batchOf(this.#seed, writer, number);
        this.#sent.push(batch);
        if (!(await this.send(url, batch))) return;
        onAcknowledged();
      }
    };
    await Promise.all(this.#next.map((_next, writer) => write(writer)));
  }

  /** Sends a batch, for the first time or again; whether it was acknowledged. */
  async send(url: string, batch: Batch): Promise<boolean> {
    const outcome = await sendBatch(url, batch);
    if (isUnforeseen(outcome)) this.unforeseen.push(JSON.stringify(outcome));
    if (!('answer' in outcome)) return false;
    const { idempotencyKey } = batch;
    const before = this.#answers.get(idempotencyKey);
    if (before !== undefined && before !== outcome.answer) {
      this.unforeseen.push(`${idempotencyKey} sent again: ${outcome.answer}, not ${before}`);
    }
    this.#answers.set(idempotencyKey, outcome.answer);
    return true;
  }
}
