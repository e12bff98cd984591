import type { Span } from './document.ts';
import type { Patterns } from './patterns.ts';
import { regionsIn } from './regions.ts';

/** What a name is made of. */
const NAME_CHAR = /[\p{Script=Han}A-Za-z0-9·&+-]/u;
const COUNTED =
  /第?[一二三四五六七八九十百千\d]+余?[多]?(?:家|名|位|所|个|届|次|批|期|项|方(?=共同|联合|牵头|单位|代表|签|协议|合作|负责))/g;

/** Where names may not reach: marks the characters of a passage that are words between names. Indices are of the whole text. */
export class Boundaries {
  readonly #stopped: Uint8Array;
  readonly #text: string;

  constructor(text: string, patterns: Patterns) {
    this.#text = text;
    this.#stopped = new Uint8Array(text.length);
    const safe = new Uint8Array(text.length);
    const mark = (marks: Uint8Array, start: number, end: number) => marks.fill(1, start, end);
    for (const pattern of [patterns.protectedWords, patterns.joinedFaculties])
      for (const { index, 0: word } of text.matchAll(pattern)) mark(safe, index, index + word.length);
    for (const { start, end, full } of regionsIn(text, { start: 0, end: text.length }))
      if (full || end - start > 1) mark(safe, start, end);
    for (const match of text.matchAll(patterns.stops)) {
      const end = match.index + (match[1]?.length ?? 0);
      // 、万和通物流: one character between a comma and an “and” is the beginning of a name
      const inside =
        end - match.index === 1 &&
        /[、：]/.test(text.charAt(match.index - 2)) &&
        NAME_CHAR.test(text.charAt(match.index - 1)) &&
        /[和与为]/.test(match[1] ?? '');
      if (!inside && !safe.subarray(match.index, end).includes(1)) mark(this.#stopped, match.index, end);
    }
    for (const { index, 0: word } of text.matchAll(COUNTED)) mark(this.#stopped, index, index + word.length);
  }

  /** Whether a character cannot be inside a name. */
  stops(index: number): boolean {
    return this.#stopped[index] === 1 || !NAME_CHAR.test(this.#text.charAt(index));
  }

  /** How far left a name that holds what stands before `from` may reach; a bracket in it closes what it opens. */
  left(from: number, least: number): number {
    let at = from;
    while (at > least) {
      const open = this.#opening(at - 1, least);
      if (open !== undefined) at = open;
      else if (this.stops(at - 1)) break;
      else at -= 1;
    }
    return at;
  }

  #opening(index: number, least: number): number | undefined {
    if (this.#text.charAt(index) !== '）') return undefined;
    const open = this.#text.lastIndexOf('（', index);
    const inside = this.#text.slice(open + 1, index);
    return open > least && inside.length > 1 && inside.length < 9 && !/[，。：、；]/.test(inside) ? open : undefined;
  }

  /** Whether a passage could be part of a name. */
  plain({ start, end }: Span): boolean {
    for (let index = start; index < end; index += 1) if (this.stops(index)) return false;
    return true;
  }
}
