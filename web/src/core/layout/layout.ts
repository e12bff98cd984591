import type { EntityKind } from '../../generated/enums.ts';
import { neighboursIn, type Scene } from '../scene/scene.ts';
import type { Pin } from '../scene/view.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Positions = ReadonlyMap<string, Point>;

/** What has to be placed: entities, and groups of leaves by their ids. */
export interface Placeable {
  readonly keys: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
}

export const placeableIn = ({ nodes, links, groups }: Scene): Placeable => ({
  keys: [...nodes.keys(), ...groups.map(({ id }) => id)],
  pairs: [...links.map(({ a, b }) => [a, b] as const), ...groups.map(({ of, id }) => [of, id] as const)],
});

/** A number between 0 and 1 that follows from a text: the same picture each time. */
export function chanceOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0) / 4294967296;
}

const GAP = 100;

/** Rings around some, by how far each is from them; what is not joined to them stands outside. */
export function radial(scene: Scene, centres: readonly string[]): Positions {
  const placeable = placeableIn(scene);
  const neighbours = neighboursIn(placeable.pairs.map(([a, b]) => ({ id: '', a, b, facts: [] })));
  const angles = new Map<string, number>();
  const positions = new Map<string, Point>();
  let reach = 0;
  for (const [index, ring] of ringsAround(placeable, centres).entries()) {
    const isCentre = index === 0 && ring.length === 1;
    // wide enough for all of its entities side by side
    if (!isCentre) reach = Math.max(reach + GAP * 1.4, (ring.length * GAP * 0.9) / (2 * Math.PI));
    for (const [key, angle] of spread(ring, neighbours, angles, (GAP * 0.9) / Math.max(reach, GAP))) {
      angles.set(key, angle);
      positions.set(key, { x: reach * Math.cos(angle), y: reach * Math.sin(angle) });
    }
    // from the one in the middle all directions are alike
    if (isCentre) angles.clear();
  }
  return positions;
}

/**
 * Angles for a ring: each entity near what it hangs on further inside, at least `apart` from the next; where the ring is
 * full, or nothing is inside, evenly. From the top clockwise.
 */
function spread(
  ring: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  angles: ReadonlyMap<string, number>,
  apart: number,
): [string, number][] {
  const wanted = ring.map((key, place) => {
    const inside = (neighbours.get(key) ?? []).flatMap((other) => angles.get(other) ?? [])[0];
    return { key, place, angle: inside ?? Math.PI / 2 - (2 * Math.PI * place) / ring.length };
  });
  const isFull = ring.length * apart >= 2 * Math.PI * 0.95;
  if (angles.size === 0 || isFull)
    return wanted
      .sort((a, b) => b.angle - a.angle || a.place - b.place)
      .map(({ key }, place) => [key, Math.PI / 2 - (2 * Math.PI * place) / ring.length]);
  return fanned(wanted, apart);
}

/** Those that want the same angle fan out around it; whoever comes too near to the one before is moved on. */
function fanned(
  wanted: readonly { readonly key: string; readonly angle: number }[],
  apart: number,
): [string, number][] {
  const sorted = [...wanted].sort((a, b) => b.angle - a.angle || (a.key < b.key ? -1 : 1));
  let last = Number.POSITIVE_INFINITY;
  return sorted.map(({ key, angle }): [string, number] => {
    const alike = sorted.filter((each) => each.angle === angle);
    const place = alike.findIndex((each) => each.key === key);
    last = Math.min(angle + ((alike.length - 1) / 2 - place) * apart, last - apart);
    return [key, last];
  });
}

/** Keys by distance; within a ring in the order of what they hang on, so that few lines cross. */
function ringsAround({ keys, pairs }: Placeable, centres: readonly string[]): string[][] {
  const neighbours = neighboursIn(pairs.map(([a, b]) => ({ id: '', a, b, facts: [] })));
  const known = new Set(keys);
  const first = centres.filter((key) => known.has(key));
  const rings = [first.length > 0 ? first : keys.slice(0, 1)];
  const placed = new Set(rings[0]);
  for (let ring = rings[0] ?? []; ring.length > 0; ) {
    const next: string[] = [];
    for (const key of ring) {
      for (const other of neighbours.get(key) ?? []) {
        if (placed.has(other) || !known.has(other)) continue;
        placed.add(other);
        next.push(other);
      }
    }
    if (next.length > 0) rings.push(next);
    ring = next;
  }
  const apart = keys.filter((key) => !placed.has(key));
  return apart.length > 0 ? [...rings, apart] : rings;
}

/** From what sets the rules, by who acts, down to what comes of it. */
const LAYERS: readonly (readonly EntityKind[])[] = [
  ['POLICY', 'STANDARD', 'THEME', 'REGION', 'INDUSTRY'],
  ['GOVERNMENT_BODY', 'ALLIANCE', 'ASSOCIATION'],
  ['SCHOOL', 'ENTERPRISE', 'INSTITUTION'],
  ['PERSON', 'ROLE'],
  ['EVENT'],
  ['AGREEMENT', 'PROGRAMME', 'FACILITY', 'WORK', 'AWARD', 'OFFER'],
  ['MAJOR', 'OCCUPATION', 'SKILL'],
];
const MOST_IN_ROW = 14;

const layerOf = (kind: EntityKind): number => {
  const layer = LAYERS.findIndex((kinds) => kinds.includes(kind));
  return layer < 0 ? LAYERS.length : layer;
};

/** Rows by kind; within a row near what they are joined to above. */
export function layered(scene: Scene): Positions {
  const kinds = new Map<string, EntityKind>([
    ...[...scene.nodes.values()].map(({ key, kind }) => [key, kind] as const),
    ...scene.groups.map(({ id, kind }) => [id, kind] as const),
  ]);
  const { keys, pairs } = placeableIn(scene);
  const neighbours = neighboursIn(pairs.map(([a, b]) => ({ id: '', a, b, facts: [] })));
  const positions = new Map<string, Point>();
  let y = 0;
  for (let layer = 0; layer <= LAYERS.length; layer++) {
    const row = keys.filter((key) => layerOf(kinds.get(key) ?? 'THEME') === layer);
    const wanted = new Map(row.map((key) => [key, meanX(neighbours.get(key) ?? [], positions)]));
    row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (a < b ? -1 : 1));
    for (let start = 0; start < row.length; start += MOST_IN_ROW) {
      const line = row.slice(start, start + MOST_IN_ROW);
      for (const [place, key] of line.entries())
        positions.set(key, { x: (place - (line.length - 1) / 2) * GAP * 1.5, y: -y });
      y += GAP * 1.2;
    }
    if (row.length > 0) y += GAP * 0.6;
  }
  return positions;
}

function meanX(keys: readonly string[], positions: Positions): number {
  const known = keys.flatMap((key) => positions.get(key)?.x ?? []);
  return known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
}

/** Where each stands before forces move it: where it was, else beside what it hangs on. */
export function beginning(scene: Scene, last: Positions, centres: readonly string[]): Positions {
  const fresh = last.size === 0 ? radial(scene, centres) : new Map<string, Point>();
  const { keys, pairs } = placeableIn(scene);
  const neighbours = neighboursIn(pairs.map(([a, b]) => ({ id: '', a, b, facts: [] })));
  return new Map(
    keys.map((key) => {
      const known = last.get(key) ?? fresh.get(key);
      if (known) return [key, known];
      const anchor = (neighbours.get(key) ?? []).flatMap((other) => last.get(other) ?? [])[0] ?? { x: 0, y: 0 };
      const angle = chanceOf(key) * 2 * Math.PI;
      const reach = GAP * (0.8 + chanceOf(`${key} `));
      return [key, { x: anchor.x + reach * Math.cos(angle), y: anchor.y + reach * Math.sin(angle) }];
    }),
  );
}

/** Positions with what is pinned where it was put. */
export const withPins = (positions: Positions, pins: readonly Pin[]): Positions =>
  new Map([
    ...positions,
    ...pins.filter(({ key }) => positions.has(key)).map(({ key, x, y }) => [key, { x, y }] as const),
  ]);
