import type { JSX } from 'preact';
import { EntityField } from '../../components/entity-field.tsx';
import { EntityName } from '../../components/name.tsx';
import * as acts from '../../core/scene/acts.ts';
import type { Scene, SceneNode } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { Between, NothingSelected, OnCanvas, PageLink } from './details.tsx';
import { Expanding } from './expanding.tsx';
import type { Ways } from './read-scene.ts';
import type { Acts } from './use-acts.ts';
import { WaysFound } from './ways.tsx';
import { words } from './words.ts';

interface SideProps {
  readonly view: SceneView;
  readonly scene: Scene;
  readonly ways: Ways | undefined;
  readonly does: Acts;
}

/** What is selected: an entity, a line, nothing; and the ways that were sought. */
export function Side({ view, scene, ways, does }: SideProps): JSX.Element {
  const [first, second] = view.selected.filter((key) => scene.nodes.has(key));
  const node = first !== undefined && second === undefined ? scene.nodes.get(first) : undefined;
  return (
    <>
      {ways && <WaysFound ways={ways} scene={scene} onLeave={() => does.act(acts.leavePath(view))} />}
      {first !== undefined && second !== undefined && <Between scene={scene} pair={[first, second]} />}
      {node && <Selected key={node.key} node={node} view={view} scene={scene} does={does} />}
      {first === undefined && !ways && <NothingSelected />}
    </>
  );
}

function Selected({ node, view, scene, does }: { node: SceneNode } & Omit<SideProps, 'ways'>): JSX.Element {
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const isPinned = view.pinned.some(({ key }) => key === node.key);
  return (
    <section class="side">
      <h2>
        <EntityName entity={node} />
      </h2>
      <p class="side-acts">
        <span class="quiet">{kinds[node.kind] ?? node.kind}</span>
        <PageLink entityKey={node.key} />
      </p>
      <p class="side-acts">
        <button type="button" title="P" onClick={() => does.togglePin(node.key)}>
          {isPinned ? own.unpin : own.pin}
        </button>
        <button type="button" title="Delete" onClick={() => does.hide(node.key)}>
          {own.hide}
        </button>
        {acts.isExpanded(view, node.key) && (
          <button type="button" onClick={() => does.act(acts.collapse(view, node.key))}>
            {own.collapse}
          </button>
        )}
      </p>
      <h3>{own.expand}</h3>
      <Expanding entityKey={node.key} view={view} scene={scene} onExpand={does.expand} />
      <OnCanvas scene={scene} node={node} />
      <h3>{own.pathTo(node.name)}</h3>
      <EntityField label={own.placeHint} onChoose={({ key }) => does.act(acts.seekPath(view, node.key, key))} />
    </section>
  );
}
