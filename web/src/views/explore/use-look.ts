import { useMemo } from 'preact/hooks';
import { communitiesOf } from '../../core/scene/communities.ts';
import { byProminence } from '../../core/scene/prominence.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { isWay, type SceneView } from '../../core/scene/view.ts';
import { useOwnWords, useWords, type Words } from '../../language/words.ts';
import type { Look } from './look.ts';
import type { Ways } from './read-scene.ts';
import { words } from './words.ts';

/** More words on lines would be a thicket. */
const MOST_WORDS = 40;

/** How the scene looks: what is selected, lit and pinned, and which names come first. */
export function useLook(scene: Scene, view: SceneView, ways: Ways | undefined): Look {
  const own = useOwnWords(words);
  const { kinds, relations } = useWords();
  const communities = useMemo(() => (view.communities ? communitiesOf(scene) : undefined), [scene, view.communities]);
  const lit = useMemo(
    () => new Set(isWay(view) ? (ways?.ways.flatMap(({ entities }) => entities.map(({ key }) => key)) ?? []) : []),
    [ways, isWay(view)],
  );
  const groupLabel = useMemo(
    (): Look['groupLabel'] => (kind, count) => own.group(kinds[kind] ?? kind, count),
    [own, kinds],
  );
  const pins = view.pinned.map(({ key }) => key).join('\u0000');
  const selected = view.selected.join('\u0000');
  return useMemo((): Look => {
    const first = [...view.selected, ...lit, ...view.of, ...view.expanded.map(({ key }) => key)];
    const drawn = first.filter((key) => scene.nodes.has(key));
    return {
      ...{ selected: view.selected, lit, communities, groupLabel },
      pinned: new Set(view.pinned.map(({ key }) => key)),
      prominent: byProminence(scene, drawn),
      words: wordsOnLines(scene, view.selected, relations),
    };
  }, [scene, selected, pins, lit, communities, groupLabel, relations]);
}

/** On each line of what is selected: how the two are tied, read from the selected one. */
function wordsOnLines(
  { links }: Scene,
  [one, other]: readonly string[],
  relations: Words['relations'],
): ReadonlyMap<string, string> {
  if (one === undefined) return new Map();
  const theirs = links.filter(
    ({ a, b }) => (a === one || b === one) && (other === undefined || a === other || b === other),
  );
  if (theirs.length > MOST_WORDS) return new Map();
  return new Map(
    theirs.map(({ id, facts }) => {
      const said = facts.map(
        ({ predicate, from }) => relations[predicate]?.[from.key === one ? 'out' : 'in'] ?? predicate,
      );
      return [id, [...new Set(said)].join(' · ')];
    }),
  );
}
