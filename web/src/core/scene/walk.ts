import type { Point, Positions } from '../layout/layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Up is where y grows: as the canvas has it. */
const DIRECTIONS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
};

/** The cosine of the angle within which something still lies in a direction: about 70 degrees to either side. */
const WIDEST = 0.34;
/** Beside its neighbours, an entity leads to theirs, so that leaves around a hub can be walked one by one. */
const FOR_SIBLINGS = 1.5;

/**
 * Where a step leads: to the neighbour that lies most in a direction, of several to the nearest, or to a neighbour's
 * neighbour where that is much nearer. Undefined where nothing lies there.
 */
export function stepFrom(
  key: string,
  neighbours: ReadonlyMap<string, readonly string[]>,
  positions: Positions,
  direction: Direction,
): string | undefined {
  const own = neighbours.get(key) ?? [];
  const near = new Set(own);
  const siblings = new Set(own.flatMap((each) => neighbours.get(each) ?? []));
  const here = positions.get(key);
  if (!here) return own[0];
  const costs = [...near, ...siblings]
    .filter((each) => each !== key)
    .map((each) => {
      const there = positions.get(each);
      const cost = there ? costOf(here, there, DIRECTIONS[direction]) : Number.POSITIVE_INFINITY;
      return { key: each, cost: near.has(each) ? cost : cost * FOR_SIBLINGS };
    })
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY);
  return costs.sort((a, b) => a.cost - b.cost || (a.key < b.key ? -1 : 1))[0]?.key;
}

/** How far it is, the further the more it lies aside; infinite outside the direction. */
function costOf(here: Point, there: Point, { x, y }: Point): number {
  const [dx, dy] = [there.x - here.x, there.y - here.y];
  const reach = Math.hypot(dx, dy) || 1;
  const along = (dx * x + dy * y) / reach;
  return along < WIDEST ? Number.POSITIVE_INFINITY : reach / along ** 2;
}
