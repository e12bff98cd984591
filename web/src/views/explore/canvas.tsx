import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Scene } from '../../core/scene/scene.ts';
import { Drawing } from './drawing.ts';
import type { Hands } from './gestures.ts';
import type { Look } from './look.ts';
import type { Placed } from './use-positions.ts';

export interface CanvasProps {
  readonly scene: Scene;
  readonly placed: Placed;
  readonly look: Look;
  readonly hands: Hands;
  /** Whether more is on its way. */
  readonly isLoading: boolean;
  /** Whether every picture takes long: then lines are left out while it moves. */
  readonly isSlow: boolean;
  /** Hands the drawing out, to be fitted and zoomed by others. */
  readonly onDrawing: (drawing: Drawing | undefined) => void;
}

/** The scene, drawn by WebGL. What it shows is said beside it. */
export function Canvas({ scene, placed, look, hands, isLoading, isSlow, onDrawing }: CanvasProps): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | undefined>(undefined);
  const shown = useRef<Scene | undefined>(undefined);
  const latest = useRef(hands);
  latest.current = hands;

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new Drawing(container.current, following(latest), isSlow);
    drawing.current = made;
    onDrawing(made);
    return () => {
      onDrawing(undefined);
      made.end();
    };
  }, []);
  useEffect(() => {
    if (shown.current === scene) drawing.current?.move(placed.positions);
    else drawing.current?.show(scene, placed.positions, look);
    shown.current = scene;
  }, [scene, placed.positions]);
  useEffect(() => drawing.current?.look(look), [look]);
  useEffect(() => {
    const [key, other] = look.selected;
    if (key !== undefined && other === undefined) drawing.current?.reveal(key);
  }, [look.selected.join('\u0000')]);
  return <div class="canvas" ref={container} aria-hidden="true" data-still={placed.still && !isLoading} />;
}

/** Hands that are looked up when they are needed: the drawing outlives many renderings. */
const following = (latest: { readonly current: Hands }): Hands => ({
  onPick: (keys, added) => latest.current.onPick(keys, added),
  onExpand: (key) => latest.current.onExpand(key),
  onOpenGroup: (id) => latest.current.onOpenGroup(id),
  onPin: (key, at) => latest.current.onPin(key, at),
});
