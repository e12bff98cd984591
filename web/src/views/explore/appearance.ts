import { colourOf, INK, type Look } from './look.ts';

/** What sigma is given of an entity or a group; `faded`: left out, and yet there. */
export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly mark: number;
  readonly name: string;
  readonly group: boolean;
  readonly faded: boolean;
}

/** What sigma is given of a line. */
export interface LineLook {
  readonly a: string;
  readonly b: string;
  readonly size: number;
  readonly faded: boolean;
}

const SELECTED_SIZE = 12;

/** An entity as it is drawn: larger when selected, in the colour of its community, pale beside what is lit. */
export function nodeAs(key: string, node: NodeLook, look: Look): Partial<NodeLook> & { zIndex: number } {
  const isSelected = look.selected.includes(key);
  const isPale = node.faded || (look.lit.size > 0 && !look.lit.has(key));
  const colour = look.communities ? colourOf(look.communities.get(key) ?? 0) : node.color;
  return {
    ...node,
    color: isPale ? INK.faded : colour,
    size: isSelected ? Math.min(Math.max(node.size * 1.4, 6), SELECTED_SIZE) : node.size,
    zIndex: isSelected ? 2 : isPale ? 0 : 1,
  };
}

/** A line as it is drawn: dark from what is selected, and along what is lit. */
export function lineAs(line: LineLook, look: Look): { color: string; size: number; zIndex: number } {
  const { a, b, size, faded } = line;
  const [one, other] = look.selected;
  const isPicked =
    other === undefined ? one === a || one === b : look.selected.includes(a) && look.selected.includes(b);
  if (isPicked || (look.lit.has(a) && look.lit.has(b))) return { color: INK.lit, size: size + 0.5, zIndex: 1 };
  return { color: faded || look.lit.size > 0 ? INK.faded : INK.line, size, zIndex: 0 };
}
