import type { Direction } from '../../core/scene/walk.ts';

/** What a key does on the canvas. */
export interface KeyActs {
  readonly expand: () => void;
  readonly pin: () => void;
  readonly hide: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly walk: (direction: Direction) => void;
  readonly clear: () => void;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
export const ZOOM_STEP = 1.4;

/** The keys of the canvas; what is none of them stays the browser's. */
export function keysOf(acts: KeyActs): (event: KeyboardEvent) => void {
  return (event) => {
    const act = actOf(event, acts);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

function actOf(event: KeyboardEvent, acts: KeyActs): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) return undoing(event, acts);
  if (event.altKey) return undefined;
  const direction = DIRECTIONS[event.key];
  if (direction) return () => acts.walk(direction);
  const plain: Readonly<Record<string, () => void>> = {
    Enter: acts.expand,
    p: acts.pin,
    Delete: acts.hide,
    Backspace: acts.hide,
    f: acts.fit,
    '+': () => acts.zoom(ZOOM_STEP),
    '=': () => acts.zoom(ZOOM_STEP),
    '-': () => acts.zoom(1 / ZOOM_STEP),
    Escape: acts.clear,
  };
  return plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y: on the whole screen, but not while somebody writes. */
export function undoing(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { undo, redo }: Pick<KeyActs, 'undo' | 'redo'>,
): (() => void) | undefined {
  if (!ctrlKey && !metaKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? redo : undo;
  return key.toLowerCase() === 'y' ? redo : undefined;
}
