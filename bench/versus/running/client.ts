import { Client } from 'undici';
import { z } from 'zod';
import type { Asked } from './asking.ts';

/** A service said that it would take too long or too much memory, or that too many ask: no fault, but no answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
const REFUSALS = ['DEADLINE_EXCEEDED', '"BUSY"', '"TOO_LARGE"'];

/** One caller with one connection that stays open. */
export class Caller {
  readonly #client: Client;
  constructor(url: string) {
    this.#client = new Client(url, { pipelining: 1 });
  }

  /** What is answered, as it came; throws a Refusal, or an Error for what is no answer. */
  async ask({ path, body }: Asked): Promise<Buffer> {
    const headers = { 'content-type': 'application/json' };
    const answered = await this.#client.request({ path, method: 'POST', headers, body });
    const bytes = Buffer.from(await answered.body.arrayBuffer());
    if (answered.statusCode !== 200 || bytes.includes('"errors":')) {
      const kind = REFUSALS.some((code) => bytes.includes(code)) ? Refusal : Error;
      throw new kind(`${path} answered ${answered.statusCode}: ${bytes.subarray(0, 1_000)}\nto ${body.slice(0, 500)}`);
    }
    return bytes;
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

const Answered = z.object({ data: z.unknown() });

/** What an answer says. */
export const dataOf = (bytes: Buffer): unknown => Answered.parse(JSON.parse(bytes.toString())).data;
