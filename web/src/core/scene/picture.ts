import type { EntityKind } from '../../generated/enums.ts';
import { markOf } from '../kinds/marks.ts';
import type { Point, Positions } from '../layout/layout.ts';
import { escaped } from './files.ts';
import { FONT_SIZE, LINE_HEIGHT, type Placed, placeNames } from './naming.ts';
import { byProminence } from './prominence.ts';
import type { Scene } from './scene.ts';

/** A sign on the picture: an entity or a group, where it stands in pixels. */
export interface Spot extends Point {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly outline: string;
  readonly size: number;
  readonly faded: boolean;
}

export interface PictureLine {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly facts: number;
  readonly faded: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly lines: readonly PictureLine[];
  readonly names: readonly Placed[];
}

/** So many names are written even where signs stand too close for any. */
export const LANDMARKS = 16;
const MARGIN = 70;
const SIZE = { node: 16, group: 24 };

export interface Framing {
  readonly width: number;
  readonly height: number;
  /** Keys whose names come before all others. */
  readonly first: readonly string[];
  groupLabel(kind: EntityKind, count: number): string;
}

/** A scene fitted into a picture of this size. */
export function pictureOf(scene: Scene, positions: Positions, framing: Framing): Picture {
  const { width, height, first, groupLabel } = framing;
  const fit = fitted([...positions.values()], width, height);
  const at = (key: string): Point => fit(positions.get(key) ?? { x: 0, y: 0 });
  const spot = (key: string, kind: EntityKind, name: string, size: number): Spot => {
    const { colour, outline } = markOf(kind);
    return { key, name, colour, outline, size, faded: scene.faded.has(key), ...at(key) };
  };
  const spots = [
    ...[...scene.nodes.values()].map(({ key, kind, name }) => spot(key, kind, name, SIZE.node)),
    ...scene.groups.map(({ id, kind, members }) => spot(id, kind, groupLabel(kind, members.length), SIZE.group)),
  ];
  const byKey = new Map(spots.map((each) => [each.key, each]));
  const named = byProminence(scene, first).flatMap((key) => byKey.get(key) ?? []);
  return {
    ...{ width, height, spots },
    lines: linesOf(scene, at),
    names: placeNames(
      named
        .filter(({ faded }) => !faded)
        .map((each, place) => ({ ...each, reach: each.size / 2, isLandmark: place < LANDMARKS })),
      { width, height },
    ),
  };
}

const linesOf = ({ links, groups, faded }: Scene, at: (key: string) => Point): PictureLine[] => [
  ...links.map(({ id, a, b, facts }) => ({
    ...{ id, from: at(a), to: at(b), facts: facts.length },
    faded: faded.has(id) || faded.has(a) || faded.has(b),
  })),
  ...groups.map(({ id, of, members }) => ({
    ...{ id: `${of}\u0000${id}`, from: at(of), to: at(id), facts: members.length, faded: faded.has(of) },
  })),
];

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

const ANCHORS = { center: 'middle', left: 'start', right: 'end' } as const;
const FADED = 0.2;

/** The picture as an SVG file of its own. */
export function svgOf({ width, height, spots, lines, names }: Picture, title: string): string {
  const opacity = (faded: boolean): string => (faded ? ` opacity="${FADED}"` : '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="${FONT_SIZE}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g stroke="#8b9096" stroke-opacity="0.7">',
    ...lines.map(
      ({ from, to, facts, faded }) =>
        `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke-width="${lineWidth(facts)}"${opacity(faded)}/>`,
    ),
    '</g>',
    ...spots.map(
      ({ x, y, size, colour, outline, faded }) =>
        `<path transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})" d="${outline}" fill="${colour}" fill-rule="evenodd" stroke="#fff"${opacity(faded)}/>`,
    ),
    '<g fill="#1b2126" stroke="#fff" stroke-width="3" paint-order="stroke">',
    ...names.map(nameAsSvg),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const nameAsSvg = ({ x, y, lines, align }: Placed): string =>
  `<text text-anchor="${ANCHORS[align]}">${lines
    .map((line, index) => `<tspan x="${x}" y="${y + index * LINE_HEIGHT}">${escaped(line)}</tspan>`)
    .join('')}</text>`;

export const anchorOf = ({ align }: Placed): (typeof ANCHORS)[Placed['align']] => ANCHORS[align];

export const lineWidth = (facts: number): number => Math.min(1 + Math.log2(Math.max(facts, 1)) * 0.6, 4);
