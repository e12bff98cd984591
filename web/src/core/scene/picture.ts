import { MARKS, markOf } from '../kinds/marks.ts';
import type { Point, Positions } from '../layout/layout.ts';
import { clipped } from '../text/names.ts';
import { escaped } from './files.ts';
import type { Scene } from './scene.ts';

/** A sign on the picture: an entity or a group, where it stands in pixels, and what is written beside it. */
export interface Spot extends Point {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly outline: string;
  readonly size: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly lines: readonly { readonly id: string; readonly from: Point; readonly to: Point; readonly facts: number }[];
}

const MARGIN = 70;
const SIZE = { node: 16, group: 22 };

/** A scene fitted into a picture of this size. */
export function pictureOf(
  scene: Scene,
  positions: Positions,
  { width, height }: { width: number; height: number },
  groupLabel: (kind: Scene['groups'][number]['kind'], count: number) => string,
): Picture {
  const fit = fitted([...positions.values()], width, height);
  const at = (key: string): Point => fit(positions.get(key) ?? { x: 0, y: 0 });
  const spot = (key: string, kind: Scene['groups'][number]['kind'], label: string, size: number): Spot => {
    const { colour, outline } = MARKS[markOf(kind)];
    return { key, label: clipped(label, 24).text, colour, outline, size, ...at(key) };
  };
  return {
    width,
    height,
    spots: [
      ...[...scene.nodes.values()].map(({ key, kind, name }) => spot(key, kind, name, SIZE.node)),
      ...scene.groups.map(({ id, kind, members }) => spot(id, kind, groupLabel(kind, members.length), SIZE.group)),
    ],
    lines: [
      ...scene.links.map(({ id, a, b, facts }) => ({ id, from: at(a), to: at(b), facts: facts.length })),
      ...scene.groups.map(({ id, of, members }) => ({
        id: `${of}\u0000${id}`,
        from: at(of),
        to: at(id),
        facts: members.length,
      })),
    ],
  };
}

/** From the graph's units into pixels: all of it, as large as fits, y upwards. */
function fitted(points: readonly Point[], width: number, height: number): (point: Point) => Point {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, low, high] = [Math.min(...xs, 0), Math.max(...xs, 0), Math.min(...ys, 0), Math.max(...ys, 0)];
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(right - left, 1),
    (height - 2 * MARGIN) / Math.max(high - low, 1),
    2,
  );
  const round = (value: number): number => Math.round(value * 10) / 10;
  return ({ x, y }) => ({
    x: round(width / 2 + (x - (left + right) / 2) * scale),
    y: round(height / 2 - (y - (low + high) / 2) * scale),
  });
}

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

/** The picture as an SVG file of its own. */
export function svgOf({ width, height, spots, lines }: Picture, title: string): string {
  const shown = readable(spots);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g stroke="#8b9096" stroke-opacity="0.7">',
    ...lines.map(
      ({ from, to, facts }) =>
        `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke-width="${lineWidth(facts)}"/>`,
    ),
    '</g>',
    ...spots.map(
      ({ x, y, size, colour, outline }) =>
        `<path transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})" d="${outline}" fill="${colour}" fill-rule="evenodd" stroke="#fff"/>`,
    ),
    ...spots
      .filter(({ key }) => shown.has(key))
      .map(
        ({ x, y, size, label }) =>
          `<text x="${x}" y="${y + size / 2 + 13}" text-anchor="middle" fill="#1b2126" stroke="#fff" stroke-width="3" paint-order="stroke">${escaped(label)}</text>`,
      ),
    '</svg>',
    '',
  ].join('\n');
}

export const lineWidth = (facts: number): number => Math.min(1 + Math.log2(Math.max(facts, 1)) * 0.6, 4);

/** Chinese characters are as wide as they are high, others about half. */
export const textWidth = (text: string, size = 12): number =>
  [...text].reduce((width, each) => width + ((each.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56), 0);

/** The spots whose labels can all be read: those that come first keep theirs, later ones that would cover one go without. */
export function readable(spots: readonly Spot[]): Set<string> {
  const boxes: { left: number; right: number; top: number; bottom: number }[] = [];
  const shown = new Set<string>();
  for (const { key, label, x, y, size } of spots) {
    const half = textWidth(label) / 2 + 2;
    const box = { left: x - half, right: x + half, top: y + size / 2, bottom: y + size / 2 + 16 };
    const covers = boxes.some(
      (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
    );
    if (covers) continue;
    boxes.push(box);
    shown.add(key);
  }
  return shown;
}
