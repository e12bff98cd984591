import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Line } from './parse.ts';

/** No record is longer, in bytes. */
export const MAX_LINE = 1_000_000;
/** What unpacks to more than so many times its size, and more than so many bytes, is a bomb and no list of records. */
const MAX_RATIO = 200;
const HARMLESS = 100_000_000;

const NEWLINE = 10;

/**
 * The non-empty lines of a JSON Lines file, some at once, gzip unpacked; memory stays flat whatever is in it. What
 * cannot be read is a line with a fault: one that is too long or not UTF-8, and the last one where a file is cut off.
 * @param file what it is called in faults
 * @param longest in bytes
 */
export async function* linesIn(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  longest = MAX_LINE,
): AsyncGenerator<readonly Line[]> {
  const splitter = new Splitter(file, longest);
  try {
    for await (const chunk of unpacked(bytes)) {
      const lines = splitter.lines(chunk);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    yield [splitter.broken(whyUnreadable(error))];
    return;
  }
  const last = splitter.end();
  if (last) yield [last];
}

/** A file is not what it seems; the message says what to do. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await beginning(source);
  const [a = 0, b = 0] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw new Unreadable('is UTF-16 text: save the file as UTF-8');
  if (a !== 0x1f || b !== 0x8b) {
    yield first;
    yield* rest(source);
    return;
  }
  yield* inflated(first, source);
}

/** Enough bytes to tell what it is. */
async function beginning(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const { value, done } = await source.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* rest(source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

async function* inflated(first: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packed = first.length;
  const counted = async function* () {
    yield first;
    for await (const chunk of rest(source)) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  // an error of either end comes out of the last one
  pipeline(Readable.from(counted()), gunzip, () => {});
  let unpackedBytes = 0;
  for await (const chunk of gunzip) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > HARMLESS && unpackedBytes > packed * MAX_RATIO)
      throw new Unreadable(`unpacks to more than ${MAX_RATIO} times its size: no list of records does`);
    yield chunk;
  }
}

function whyUnreadable(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (/unexpected end|incorrect|invalid|unknown compression/i.test(message))
    return `ends here, or is damaged: ${message}; get the file again, whole`;
  return `cannot be read any further: ${message}`;
}

/** Bytes into lines. */
class Splitter {
  readonly #file: string;
  readonly #longest: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #line = 0;
  /** What there is so far of the line that is not whole yet; of one that is too long, only its length. */
  #begun: Uint8Array[] = [];
  #length = 0;

  constructor(file: string, longest: number) {
    this.#file = file;
    this.#longest = longest;
  }

  lines(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const line = this.#whole(chunk.subarray(from, at));
      if (line) lines.push(line);
      from = at + 1;
    }
    this.#begin(chunk.subarray(from));
    return lines;
  }

  end(): Line | undefined {
    return this.#length > 0 ? this.#whole(new Uint8Array()) : undefined;
  }

  broken(fault: string): Line {
    return { text: '', file: this.#file, line: this.#line + 1, fault };
  }

  #begin(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > this.#longest) this.#begun = [];
    else if (piece.length > 0) this.#begun.push(Uint8Array.from(piece));
  }

  #whole(last: Uint8Array): Line | undefined {
    const [begun, length] = [this.#begun, this.#length + last.length];
    this.#begun = [];
    this.#length = 0;
    this.#line += 1;
    const at = { file: this.#file, line: this.#line };
    if (length > this.#longest)
      return { ...at, text: '', fault: `is ${length} bytes long: a record has at most ${this.#longest}, on one line` };
    try {
      const text = this.#decoder.decode(begun.length === 0 ? last : Buffer.concat([...begun, last]));
      return text.trim() === '' ? undefined : { ...at, text: text.replace(/\r$/, '') };
    } catch {
      return { ...at, text: '', fault: 'is not UTF-8 text: save the file as UTF-8' };
    }
  }
}

const AT_ONCE = 200;

/** Single lines, some at once. */
export async function* some(lines: AsyncIterable<Line>): AsyncGenerator<readonly Line[]> {
  let waiting: Line[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < AT_ONCE) continue;
    yield waiting;
    waiting = [];
  }
  yield waiting;
}

/** Lines that are all there, as a file's are given. */
export async function* given(lines: readonly Line[]): AsyncGenerator<readonly Line[]> {
  yield lines;
}
