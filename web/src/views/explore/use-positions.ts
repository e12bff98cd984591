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
  const [moved, setMoved] = useState<{ from: Placed; to: Placed } | undefined>();
  const { layout, pinned, selected, of, path } = view;
  const centres = selected.length > 0 && layout === 'radial' ? selected : [...of, ...path];
  // a selection moves nothing but the rings
  const around = layout === 'radial' ? centres.join('\u0000') : '';
  const counted = useMemo(
    (): Placed => begin(scene, { layout, pinned, centres }, last.current),
    [scene, layout, JSON.stringify(pinned), around],
  );
  useEffect(() => {
    last.current = counted.positions;
    if (counted.still) return undefined;
    force.current ??= new Force();
    const worker = force.current;
    const fixed = new Set(pinned.map(({ key }) => key));
    worker.run(placeableIn(scene), counted.positions, fixed, (positions, still) => {
      last.current = positions;
      setMoved({ from: counted, to: { positions, still } });
    });
    return () => worker.stop();
  }, [counted]);
  useEffect(() => () => force.current?.end(), []);
  // what belongs to a scene that is shown no more is never drawn
  return moved?.from === counted ? moved.to : counted;
}

interface Wanted {
  readonly layout: SceneView['layout'];
  readonly pinned: SceneView['pinned'];
  readonly centres: readonly string[];
}

function begin(scene: Scene, { layout, pinned, centres }: Wanted, last: Positions): Placed {
  if (layout === 'radial') return { positions: withPins(radial(scene, centres), pinned), still: true };
  if (layout === 'layered') return { positions: withPins(layered(scene), pinned), still: true };
  return { positions: withPins(beginning(scene, last, centres), pinned), still: scene.nodes.size < 2 };
}
