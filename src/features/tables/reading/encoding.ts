import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { unreadable } from '../faults.ts';

/** Encodings that lists come in. GB18030 includes GBK and GB 2312. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface TextFile {
  readonly encoding: Encoding;
  /** Of the bytes, as a source's record has it. */
  readonly sha256: string;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads a text file once, or twice where it is not UTF-8, and tells its encoding: by its byte order mark, by the NULs
 * that UTF-16 puts beside ASCII, else the first of UTF-8 and GB18030 in which every byte makes sense.
 */
export async function inspectText(file: string, given?: Encoding): Promise<TextFile> {
  const hash = createHash('sha256');
  let marked: Encoding | undefined;
  let utf8: Check | undefined;
  for await (const chunk of bytesOf(file)) {
    if (!utf8) {
      marked = byMark(chunk) ?? byNuls(chunk);
      utf8 = new Check('utf-8');
    }
    hash.update(chunk);
    utf8.take(chunk);
  }
  const sha256 = hash.digest('hex');
  const isUtf8 = utf8?.end() !== false;
  const encoding = given ?? marked ?? (isUtf8 || utf8?.hadChinese ? 'utf-8' : 'gb18030');
  const isSure = given !== undefined || marked !== undefined || utf8?.hadChinese === true;
  if (encoding !== 'utf-8' || !isUtf8) await mustDecode(file, encoding, isSure);
  return { encoding, sha256 };
}

/** The text of a file, piece by piece, without a byte order mark. */
export async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytesOf(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file)) yield Buffer.from(chunk);
}

const byMark = (head: Buffer): Encoding | undefined =>
  MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0];

/** Enough for a header and some rows. */
const HEAD_BYTES = 4_096;

function byNuls(head: Buffer): Encoding | undefined {
  const places = [...head.subarray(0, HEAD_BYTES).entries()].filter(([, byte]) => byte === 0);
  const odd = places.filter(([index]) => index % 2 === 1).length;
  if (places.length === 0) return undefined;
  if (odd === places.length) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}

async function mustDecode(file: string, encoding: Encoding, isSure: boolean): Promise<void> {
  const check = new Check(encoding);
  for await (const chunk of bytesOf(file)) {
    check.take(chunk);
    if (!check.fits) break;
  }
  if (check.end()) return;
  const what = isSure ? encoding : 'UTF-8, UTF-16 or GB18030 (GBK)';
  throw unreadable(
    file,
    `is not text in ${what}: line ${check.line} has bytes that it does not have. Where the file is cut off, fetch it again; else save it as UTF-8, or name its encoding with --encoding (${ENCODINGS.join(', ')}). 第 ${check.line} 行的字节不符合该编码，请另存为 UTF-8 或用 --encoding 指明`,
  );
}

/** Whether all bytes so far make sense in an encoding, and on which line they first do not. */
class Check {
  readonly #encoding: Encoding;
  readonly #decoder: TextDecoder;
  line = 1;
  fits = true;
  /** Chinese words made sense: a later fault is a broken file, not another encoding. */
  hadChinese = false;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  take(chunk: Buffer): void {
    if (!this.fits) return;
    try {
      this.#look(this.#decoder.decode(chunk, { stream: true }));
    } catch {
      this.fits = false;
      this.#look(new TextDecoder(this.#encoding).decode(chunk).split('\uFFFD', 1)[0] ?? '');
    }
  }

  #look(text: string): void {
    this.line += linesIn(text);
    this.hadChinese ||= /\p{Script=Han}{2}/u.test(text);
  }

  /** A file may not end within a character. */
  end(): boolean {
    try {
      if (this.fits) this.#decoder.decode();
    } catch {
      this.fits = false;
    }
    return this.fits;
  }
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
