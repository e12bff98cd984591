import type { Positions } from '../../core/layout/layout.ts';

/** What a key does on the canvas. */
export interface Acts {
  readonly expand: () => void;
  readonly pin: () => void;
  readonly hide: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly walk: (way: Way) => void;
  readonly clear: () => void;
}

export type Way = 'left' | 'right' | 'up' | 'down';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The keys of the canvas; what is none of them stays the browser's. */
export function keysOf(acts: Acts): (event: KeyboardEvent) => void {
  return (event) => {
    const act = actOf(event, acts);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function actOf(event: KeyboardEvent, acts: Acts): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'z') return event.shiftKey ? acts.redo : acts.undo;
    return event.key.toLowerCase() === 'y' ? acts.redo : undefined;
  }
  if (event.altKey) return undefined;
  const way = WAYS[event.key];
  if (way) return () => acts.walk(way);
  const plain: Readonly<Record<string, () => void>> = {
    Enter: acts.expand,
    p: acts.pin,
    P: acts.pin,
    Delete: acts.hide,
    Backspace: acts.hide,
    f: acts.fit,
    F: acts.fit,
    '+': () => acts.zoom(1.4),
    '=': () => acts.zoom(1.4),
    '-': () => acts.zoom(1 / 1.4),
    Escape: acts.clear,
  };
  return plain[event.key];
}

const DIRECTIONS: Readonly<Record<Way, { readonly x: number; readonly y: number }>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
};

/** The neighbour that lies most in a direction; of several, the nearest. Undefined where none does. */
export function neighbourTowards(
  from: string,
  neighbours: readonly string[],
  positions: Positions,
  way: Way,
): string | undefined {
  const here = positions.get(from);
  if (!here) return neighbours[0];
  const { x, y } = DIRECTIONS[way];
  const ranked = neighbours.flatMap((key) => {
    const there = positions.get(key);
    if (!there) return [];
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const reach = Math.hypot(dx, dy) || 1;
    const along = (dx * x + dy * y) / reach;
    return along > 0.3 ? [{ key, cost: reach / along }] : [];
  });
  return ranked.sort((a, b) => a.cost - b.cost)[0]?.key;
}
