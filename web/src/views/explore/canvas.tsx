import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Scene } from '../../core/scene/scene.ts';
import { Drawing, type Hands, type Look } from './drawing.ts';
import type { Placed } from './use-positions.ts';

export interface CanvasProps {
  readonly scene: Scene;
  readonly placed: Placed;
  readonly look: Look;
  readonly hands: Hands;
  readonly label: string;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Hands the drawing out, to be fitted and zoomed by others. */
  readonly onDrawing: (drawing: Drawing | undefined) => void;
}

/** The scene, drawn by WebGL. */
export function Canvas({ scene, placed, look, hands, label, onKey, onDrawing }: CanvasProps): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | undefined>(undefined);
  const latest = useRef(hands);
  latest.current = hands;
  const shown = useRef<Scene | undefined>(undefined);

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new Drawing(
      container.current,
      {
        onPick: (keys, added) => latest.current.onPick(keys, added),
        onExpand: (key) => latest.current.onExpand(key),
        onOpenGroup: (id) => latest.current.onOpenGroup(id),
        onPin: (key, at) => latest.current.onPin(key, at),
      },
      isSlow(),
    );
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
  return (
    <div
      class="canvas"
      ref={container}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas is worked with arrows; the tables below say the same
      tabIndex={0}
      onKeyDown={onKey}
      data-still={placed.still}
    />
  );
}

/** Whether the picture is drawn without a graphics card: then lines are left out while it moves. */
function isSlow(): boolean {
  const gl = document.createElement('canvas').getContext('webgl');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = names && gl ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(name);
}

/** Whether there is WebGL at all. */
export function hasWebgl(): boolean {
  const gl =
    document.createElement('canvas').getContext('webgl2') ?? document.createElement('canvas').getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
