import { useRef } from 'preact/hooks';
import { after, before, begun, seen, type Trail } from '../../core/scene/trail.ts';
import { actsOf, type SceneView, sceneParameters } from '../../core/scene/view.ts';

export interface Undoing {
  readonly undo: SceneView | undefined;
  readonly redo: SceneView | undefined;
}

/** What undo and redo lead to, however the scenes came: by acts here or by the browser's Back. */
export function useTrail(view: SceneView): Undoing {
  const scene = actsOf(view);
  const trail = useRef<Trail>(begun(scene));
  // at once: the next key may come before anything is drawn; the same scene again changes nothing
  trail.current = seen(trail.current, scene);
  return { undo: sceneIn(before(trail.current)), redo: sceneIn(after(trail.current)) };
}

const sceneIn = (written: string | undefined): SceneView | undefined =>
  written === undefined ? undefined : sceneParameters.read(new URLSearchParams(written));
