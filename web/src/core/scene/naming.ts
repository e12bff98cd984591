import type { Point } from '../layout/layout.ts';

/** Names on a picture: cut into lines, and placed so that none covers another or a sign. All measures are pixels. */

export interface Sized extends Point {
  readonly key: string;
  readonly name: string;
  /** Half of the sign's side. */
  readonly reach: number;
  /** Whether its name may cover signs, though never another name, where there is no other room: for landmarks. */
  readonly isLandmark?: boolean;
}

export interface Placed extends Point {
  readonly key: string;
  /** Around `x`, the first one at `y` as its baseline. */
  readonly lines: readonly string[];
  readonly align: 'center' | 'left' | 'right';
}

export const FONT_SIZE = 12;
export const LINE_HEIGHT = 14;
const LONGEST_LINE = 11 * FONT_SIZE;
const GAP = 3;

/** From here on characters are as wide as they are high: CJK, its punctuation, kana, hangul, emoji. */
const WIDE = 0x2e80;
const NARROW_WIDTH = 0.58;

const widthOfPoint = (character: string): number =>
  (character.codePointAt(0) ?? 0) >= WIDE ? FONT_SIZE : FONT_SIZE * NARROW_WIDTH;

export const widthOf = (text: string): number => [...text].reduce((width, each) => width + widthOfPoint(each), 0);

/**
 * Marks that nothing is drawn for, and that would turn or stack what stands around them: on a canvas nothing isolates
 * a name from its neighbours.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be drawn
const UNDRAWN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A name as it may be drawn, in one line or two; what does not fit is cut with an ellipsis. */
export function linesOf(name: string): string[] {
  const characters = [...name.replaceAll(UNDRAWN, '').normalize('NFC').trim()];
  if (characters.length === 0) return [];
  const width = widthOf(characters.join(''));
  if (width <= LONGEST_LINE) return [characters.join('')];
  // two lines of about the same length, rather than one and a character
  const half = fitting(characters, Math.min(LONGEST_LINE, width / 2 + FONT_SIZE / 2));
  const isEnough = widthOf(characters.slice(half).join('').trim()) <= LONGEST_LINE;
  const first = isEnough ? half : fitting(characters, LONGEST_LINE);
  const head = characters.slice(0, first).join('').trim();
  const rest = characters.slice(first);
  const second = fitting(rest, LONGEST_LINE);
  if (second === rest.length) return [head, rest.join('').trim()];
  return [
    head,
    `${rest
      .slice(0, Math.max(second - 1, 1))
      .join('')
      .trim()}…`,
  ];
}

/** How many characters fit into a line; Latin words stay whole where they can. */
function fitting(characters: readonly string[], longest: number): number {
  let width = 0;
  let space = 0;
  for (const [index, character] of characters.entries()) {
    width += widthOfPoint(character);
    if (width > longest) return space > 0 && (character.codePointAt(0) ?? 0) < WIDE ? space : index;
    if (character === ' ') space = index + 1;
    else if ((character.codePointAt(0) ?? 0) >= WIDE) space = 0;
  }
  return characters.length;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CELL = 64;
/** More could not be read on any screen. */
const MOST_NAMES = 400;

/** What is taken, in a grid, so that a box is compared with those near it only. */
class Taken {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.#cells.get(cell);
      if (there) there.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every((cell) => this.#cells.get(cell)?.every((other) => !overlap(box, other)) ?? true);
  }
}

function cellsOf({ left, right, top, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) cells.push(`${x} ${y}`);
  return cells;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A word on a line: only where there is room once all names have theirs. */
export interface Note extends Point {
  readonly key: string;
  readonly text: string;
}

/** Places names, the first ones first: below their signs, else above, to the right, to the left; else nowhere. Then notes. */
export function placeNames(spots: readonly Sized[], { width, height }: Size, notes: readonly Note[] = []): Placed[] {
  const taken = new Taken();
  const written = new Taken();
  const isSeen = ({ x, y }: Point): boolean => x > -CELL && x < width + CELL && y > -CELL && y < height + CELL;
  const seen = spots.filter(isSeen);
  for (const { x, y, reach } of seen)
    taken.add({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
  const placed: Placed[] = [];
  const place = (found: Way | undefined): void => {
    if (!found || placed.length >= MOST_NAMES) return;
    taken.add(found.box);
    written.add(found.box);
    placed.push(found.placed);
  };
  for (const spot of seen) {
    const found = ways(spot);
    const free = found.find(({ box }) => taken.isFree(box));
    place(free ?? (spot.isLandmark ? found.find(({ box }) => written.isFree(box)) : undefined));
  }
  for (const note of notes.filter(isSeen)) place([wayOfNote(note)].find(({ box }) => taken.isFree(box)));
  return placed;
}

interface Way {
  readonly placed: Placed;
  readonly box: Box;
}

function wayOfNote({ key, text, x, y }: Note): Way {
  const half = widthOf(text) / 2 + 2;
  const box = { left: x - half, right: x + half, top: y - LINE_HEIGHT / 2, bottom: y + LINE_HEIGHT / 2 };
  return { placed: { key, lines: [text], align: 'center', x, y: y + FONT_SIZE / 2 - 2 }, box };
}

/** The four places of a name, with the box it takes in each. */
function ways({ key, name, x, y, reach }: Sized): Way[] {
  const lines = linesOf(name);
  if (lines.length === 0) return [];
  const wide = Math.max(...lines.map(widthOf));
  const high = lines.length * LINE_HEIGHT;
  const at = (align: Placed['align'], side: number, top: number): Way => {
    const left = { center: side - wide / 2, left: side, right: side - wide }[align];
    return {
      placed: { key, lines, align, x: side, y: top + FONT_SIZE - 1 },
      box: { left: left - 2, right: left + wide + 2, top, bottom: top + high },
    };
  };
  return [
    at('center', x, y + reach + GAP),
    at('center', x, y - reach - GAP - high),
    at('left', x + reach + GAP, y - high / 2),
    at('right', x - reach - GAP, y - high / 2),
  ];
}
