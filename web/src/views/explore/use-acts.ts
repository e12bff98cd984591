import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../../components/live-region.tsx';
import type { Positions } from '../../core/layout/layout.ts';
import * as acts from '../../core/scene/acts.ts';
import { STEP } from '../../core/scene/expansion.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { Expansion, SceneView } from '../../core/scene/view.ts';
import { type Direction, stepFrom } from '../../core/scene/walk.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import type { Change } from '../../navigation/address.ts';
import type { Hands } from './gestures.ts';
import type { Undoing } from './use-trail.ts';
import { words } from './words.ts';

interface Stage {
  readonly view: SceneView;
  readonly scene: Scene;
  readonly loading: boolean;
  readonly positions: Positions;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly trail: Undoing;
  readonly change: (changes: Partial<SceneView>, how?: Change) => void;
}

export interface Acts extends Hands {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Any other act: one that Back and undo lead back from. */
  readonly act: (next: SceneView) => void;
  readonly place: (entity: { readonly key: string; readonly name: string }) => void;
  readonly expand: (expansion: Expansion) => void;
  readonly hide: (key: string) => void;
  readonly togglePin: (key: string) => void;
  readonly walk: (direction: Direction) => void;
}

/** What can be done on the screen; each act is said, since not everybody sees it happen. */
export function useActs(stage: Stage): Acts {
  const { view, scene, positions, neighbours, trail, change } = stage;
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const told = useGrowth(stage);
  const [first, second] = view.selected;
  const nameOf = (key: string): string => scene.nodes.get(key)?.name ?? key;
  const act = (next: SceneView): void => change(next, { by: 'open' });
  const expand = (expansion: Expansion): void => {
    told(own.expandedWord(nameOf(expansion.key)));
    act(acts.expand(view, expansion));
  };
  const go = (to: SceneView | undefined, spoken: string): void => {
    if (!to) return;
    announce(spoken);
    act({ ...to, selected: view.selected });
  };
  const isPinned = (key: string): boolean => view.pinned.some((each) => each.key === key);
  return {
    act,
    expand,
    undo: () => go(trail.undo, own.undone),
    redo: () => go(trail.redo, own.redone),
    place: ({ key, name }) => {
      told(own.placed(name));
      act(acts.place(view, key));
    },
    hide: (key) => {
      announce(own.hiddenOne(nameOf(key)));
      act(acts.hide(view, key));
    },
    togglePin: (key) => {
      const at = positions.get(key);
      const pins = !isPinned(key) && at !== undefined;
      announce(pins ? own.pinned(nameOf(key)) : own.unpinned(nameOf(key)));
      act(pins ? acts.pin(view, { key, ...at }) : acts.unpin(view, key));
    },
    walk: (direction) => {
      const start = second === undefined ? first : undefined;
      const next =
        start === undefined || !scene.nodes.has(start)
          ? scene.nodes.keys().next().value
          : stepFrom(start, neighbours, positions, direction);
      // where it is a group that lies there, it has to be opened first
      if (next !== undefined && scene.nodes.has(next)) change({ selected: [next] });
      else announce(own.nothingThere);
    },
    onPick: (keys, added) => {
      const [key] = keys;
      // a second entity, picked with Shift, is the other end of a way
      if (added && key !== undefined && first !== undefined && key !== first) {
        act(acts.seekPath(view, first, key));
        return;
      }
      change({ selected: keys });
      const picked = keys.length === 1 && key !== undefined ? scene.nodes.get(key) : undefined;
      if (!picked) return;
      announce(own.selected(picked.name, kinds[picked.kind] ?? picked.kind, neighbours.get(picked.key)?.length ?? 0));
    },
    onExpand: (key) => expand(nextExpansion(view, key)),
    onOpenGroup: (id) => act(acts.openGroup(view, id)),
    onPin: (key, at) => act(acts.pin(view, { key, ...at })),
  };
}

/** Another step of neighbours of every kind. */
function nextExpansion({ expanded }: SceneView, key: string): Expansion {
  const before = expanded.find((each) => each.key === key && each.kinds.length === 0)?.count ?? 0;
  return { key, kinds: [], count: before + STEP };
}

/** Says what an act has done once its answer is drawn: how many came, and how many there are. */
function useGrowth({ scene, loading }: Pick<Stage, 'scene' | 'loading'>): (what: string) => void {
  const own = useOwnWords(words);
  const begun = useRef<{ what: string; size: number } | undefined>(undefined);
  const drawn = sizeOf(scene);
  useEffect(() => {
    if (loading || !begun.current) return;
    const { what, size } = begun.current;
    begun.current = undefined;
    announce(own.grown(what, Math.max(drawn - size, 0), drawn));
  }, [loading, drawn]);
  return (what) => {
    begun.current = { what, size: drawn };
  };
}

const sizeOf = ({ nodes, groups }: Scene): number =>
  groups.reduce((sum, { members }) => sum + members.length, nodes.size);
