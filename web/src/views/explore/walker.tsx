import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Scene, SceneNode } from '../../core/scene/scene.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

interface WalkerProps {
  readonly scene: Scene;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  /** The entity that the keys act on. */
  readonly current: string | undefined;
  readonly pinned: ReadonlySet<string>;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The picture, which the list stands for. */
  readonly children: ComponentChildren;
}

/** So many neighbours are read out at the most; the table has all. */
const MOST_READ = 60;

/**
 * The canvas for those who do not see it: a list of the entity that the keys act on and of its neighbours, each said with
 * how it is tied. Arrows walk, and the walk is spoken.
 */
export function Walker({ scene, neighbours, current, pinned, onKey, children }: WalkerProps): JSX.Element {
  const own = useOwnWords(words);
  const id = useId();
  const node = current === undefined ? undefined : scene.nodes.get(current);
  const around = node ? (neighbours.get(node.key) ?? []).slice(0, MOST_READ) : [...scene.nodes.keys()].slice(0, 1);
  return (
    <div
      class="walker"
      role="listbox"
      tabIndex={0}
      aria-label={own.canvas(scene.nodes.size, scene.links.length)}
      aria-describedby={`${id}-keys`}
      aria-activedescendant={node && `${id}-current`}
      onKeyDown={onKey}
    >
      {children}
      <div class="hidden" role="presentation">
        {node && (
          <div id={`${id}-current`} role="option" aria-selected="true" tabIndex={-1}>
            <Spoken node={node} ties={neighbours.get(node.key)?.length ?? 0} pinned={pinned.has(node.key)} />
          </div>
        )}
        {around.map((key) => {
          const other = scene.nodes.get(key);
          return (
            other && (
              <div key={key} role="option" aria-selected="false" tabIndex={-1}>
                <Spoken
                  node={other}
                  ties={neighbours.get(key)?.length ?? 0}
                  pinned={pinned.has(key)}
                  {...(node ? { how: <Ties scene={scene} from={node.key} to={key} /> } : {})}
                />
              </div>
            )
          );
        })}
      </div>
      <p id={`${id}-keys`} class="hidden">
        {own.keys}
      </p>
    </div>
  );
}

/** `School X, 12 lines, pinned`. */
function Spoken({
  node,
  ties,
  pinned,
  how,
}: {
  node: SceneNode;
  ties: number;
  pinned: boolean;
  how?: ComponentChildren;
}): JSX.Element {
  const own = useOwnWords(words);
  const { kinds, synthetic } = useWords();
  return (
    <>
      {how} {kinds[node.kind] ?? node.kind} <bdi>{node.name}</bdi>
      {node.synthetic && ` ${synthetic}`} {own.ties(ties)} {pinned && own.isPinned}
    </>
  );
}

/** The kinds of facts between two, in words. */
function Ties({ scene, from, to }: { scene: Scene; from: string; to: string }): JSX.Element {
  const { relations } = useWords();
  const between = scene.links.find(({ a, b }) => (a === from && b === to) || (a === to && b === from));
  const said = (between?.facts ?? []).map(
    (fact) => relations[fact.predicate]?.[fact.from.key === from ? 'out' : 'in'] ?? fact.predicate,
  );
  return <span>{[...new Set(said)].join(' ')}:</span>;
}
