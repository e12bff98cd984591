import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { beginning, layered, type Positions, placeableIn, radial, withPins } from '../../core/layout/layout.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { Force } from './force.ts';

export interface Placed {
  readonly positions: Positions;
  /** Whether they move no more. */
  readonly still: boolean;
}

/** Where everything stands. Layouts that are counted out are there at once; forces move from where things were. */
export function usePositions(scene: Scene, view: SceneView): Placed {
  const force = useRef<Force | undefined>(undefined);
  const last = useRef<Positions>(new Map());
  const [moved, setMoved] = useState<Placed | undefined>();
  const centres = view.selected.length > 0 && view.layout === 'radial' ? view.selected : [...view.of, ...view.path];
  // what is drawn and how decides; a selection moves nothing but the rings
  const asked = [
    view.layout,
    ...scene.nodes.keys(),
    '\u0000',
    ...scene.links.map(({ id }) => id),
    '\u0000',
    ...scene.groups.map(({ id }) => id),
    ...(view.layout === 'radial' ? centres : []),
    JSON.stringify(view.pinned),
  ].join('\u0001');
  const counted = useMemo((): Placed => {
    if (view.layout === 'radial') return { positions: withPins(radial(scene, centres), view.pinned), still: true };
    if (view.layout === 'layered') return { positions: withPins(layered(scene), view.pinned), still: true };
    return { positions: withPins(beginning(scene, last.current, centres), view.pinned), still: scene.nodes.size < 2 };
  }, [asked]);
  useEffect(() => {
    setMoved(undefined);
    last.current = counted.positions;
    if (view.layout !== 'force' || counted.still) return undefined;
    force.current ??= new Force();
    const worker = force.current;
    const fixed = new Set(view.pinned.map(({ key }) => key));
    worker.run(placeableIn(scene), counted.positions, fixed, (positions, still) => {
      last.current = positions;
      setMoved({ positions, still });
    });
    return () => worker.stop();
  }, [counted]);
  useEffect(() => () => force.current?.end(), []);
  return moved ?? counted;
}
