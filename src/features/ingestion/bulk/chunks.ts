import { createHash } from 'node:crypto';
import { type Line, type Problem, problem } from '../parse.ts';
import type { Chunk } from './reading.ts';

/** Characters handed to a thread at once. */
const CHUNK = 400_000;

/** Lines as they are handed out, what cannot be read told apart; hashes them as `contentOf` does. */
export class Chunks {
  /** Files in the order in which they came. */
  readonly files: string[] = [];
  readonly problems: Problem[] = [];
  records = 0;
  readonly #lines: AsyncIterable<readonly Line[]>;
  readonly #hash = createHash('sha256').update('[');
  #waiting: { texts: string[]; lines: number[]; size: number } = { texts: [], lines: [], size: 0 };

  constructor(lines: AsyncIterable<readonly Line[]>) {
    this.#lines = lines;
  }

  async *all(): AsyncGenerator<[Chunk]> {
    for await (const lines of this.#lines) {
      this.#hash.update(
        lines.map(({ text }, at) => (this.records + at === 0 ? '' : ',') + JSON.stringify(text)).join(''),
      );
      for (const line of lines) {
        if (line.file !== this.files.at(-1)) {
          yield* this.#take();
          this.files.push(line.file);
        }
        this.#add(line);
      }
      if (this.#waiting.size > CHUNK) yield* this.#take();
    }
    yield* this.#take();
  }

  #add(line: Line): void {
    this.records += 1;
    if (line.fault !== undefined) {
      this.problems.push(problem(line, '', line.fault));
      return;
    }
    this.#waiting.texts.push(line.text);
    this.#waiting.lines.push(line.line);
    this.#waiting.size += line.text.length;
  }

  *#take(): Generator<[Chunk]> {
    const { texts, lines } = this.#waiting;
    this.#waiting = { texts: [], lines: [], size: 0 };
    const file = this.files.length - 1;
    if (texts.length > 0)
      yield [{ name: this.files[file] ?? '', file, lines: Uint32Array.from(lines), texts: texts.join('\n') }];
  }

  /** The SHA-256 of the records as they came. */
  content(): string {
    return this.#hash.update(']').digest('hex');
  }
}
