import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { EntityField } from '../../components/entity-field.tsx';
import { announce } from '../../components/live-region.tsx';
import { EntityName } from '../../components/name.tsx';
import { Page } from '../../components/page.tsx';
import { Failed, Loading, Truncated } from '../../components/states.tsx';
import { sourcesOf } from '../../core/facts/facts.ts';
import * as acts from '../../core/scene/acts.ts';
import { communitiesOf } from '../../core/scene/communities.ts';
import { LIMITS, neighboursIn, sceneOf } from '../../core/scene/scene.ts';
import { EMPTY, isEmpty, LAYOUTS, type SceneView, sceneParameters } from '../../core/scene/view.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useParameters } from '../../navigation/address.ts';
import { Canvas, hasWebgl } from './canvas.tsx';
import { Between, NothingSelected, OnCanvas, PageLink } from './details.tsx';
import type { Drawing, Hands, Look } from './drawing.ts';
import { Expanding } from './expanding.tsx';
import { Exporting } from './exporting.tsx';
import { Filters } from './filters.tsx';
import { keysOf, neighbourTowards, type Way } from './keys.ts';
import { Legend } from './legend.tsx';
import { Start } from './start.tsx';
import { Still } from './still.tsx';
import { Tables } from './tables.tsx';
import { usePositions } from './use-positions.ts';
import { useScene } from './use-scene.ts';
import { useTrail } from './use-trail.ts';
import { WaysFound } from './ways.tsx';
import { words } from './words.ts';
import './explore.css';

const DRAWS = hasWebgl();
const STEP = 25;

/** The graph to walk in: search, place, expand, and read why. */
export default function Explore(): JSX.Element {
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const [view, change] = useParameters(sceneParameters);
  const { undo, redo } = useTrail(view);
  const { parts, ways, loading, failure, retry } = useScene(view);
  const scene = useMemo(() => sceneOf(parts, view), [parts, view]);
  const placed = usePositions(scene, view);
  const [drawing, setDrawing] = useState<Drawing | undefined>();
  const selected = view.selected.filter((key) => scene.nodes.has(key));
  const [first, second] = selected;
  const node = second === undefined && first !== undefined ? scene.nodes.get(first) : undefined;
  const neighbours = useMemo(() => neighboursIn(scene.links), [scene.links]);
  const act = (next: SceneView): void => change(next, { by: 'open' });

  const groupLabel = (kind: Parameters<Look['groupLabel']>[0], count: number): string =>
    own.group(kinds[kind] ?? kind, count);
  const look = useMemo(
    (): Look => ({
      selected,
      lit: new Set(ways?.ways.flatMap(({ entities }) => entities.map(({ key }) => key)) ?? []),
      pinned: new Set(view.pinned.map(({ key }) => key)),
      communities: view.communities ? communitiesOf(scene) : undefined,
      groupLabel,
    }),
    [selected.join('\u0000'), ways, view.pinned, view.communities, scene, own],
  );

  const nameOf = (key: string): string => scene.nodes.get(key)?.name ?? key;
  const pick = (keys: readonly string[], added = false): void => {
    const [key] = keys;
    // a second entity, picked with Shift, is the other end of a path
    if (added && key !== undefined && first !== undefined && key !== first) act(acts.seekPath(view, first, key));
    else change({ selected: keys });
    const picked = keys.length === 1 && key !== undefined ? scene.nodes.get(key) : undefined;
    if (picked)
      announce(own.selected(picked.name, kinds[picked.kind] ?? picked.kind, neighbours.get(picked.key)?.length ?? 0));
  };
  const count = useRef({ size: 0, name: '' });
  const expand = (key: string, wanted: SceneView['off'], size: number): void => {
    count.current = { size: scene.nodes.size, name: nameOf(key) };
    act(acts.expand(view, { key, kinds: wanted, count: size }));
  };
  useEffect(() => {
    if (loading || count.current.name === '') return;
    announce(own.expanded(count.current.name, Math.max(scene.nodes.size - count.current.size, 0)));
    count.current = { size: 0, name: '' };
  }, [loading]);
  const hide = (key: string): void => {
    announce(own.hiddenOne(nameOf(key)));
    act(acts.hide(view, key));
  };
  const pinned = (key: string): boolean => view.pinned.some((each) => each.key === key);
  const togglePin = (key: string): void => {
    const at = placed.positions.get(key);
    if (pinned(key) || !at) {
      act(acts.unpin(view, key));
      return;
    }
    announce(own.pinned(nameOf(key)));
    act(acts.pin(view, { key, ...at }));
  };
  const go = (to: SceneView | undefined, spoken: string): void => {
    if (!to) return;
    announce(spoken);
    act(to);
  };
  const walk = (way: Way): void => {
    const start = first ?? scene.nodes.keys().next().value;
    const next =
      first === undefined ? start : neighbourTowards(first, neighbours.get(first) ?? [], placed.positions, way);
    if (next !== undefined) pick([next]);
  };
  const hands: Hands = {
    onPick: pick,
    onExpand: (key) => expand(key, [], STEP),
    onOpenGroup: (id) => act(acts.openGroup(view, id)),
    onPin: (key, at) => act(acts.pin(view, { key, ...at })),
  };
  const onKey = keysOf({
    expand: () => first !== undefined && expand(first, [], STEP),
    pin: () => first !== undefined && togglePin(first),
    hide: () => first !== undefined && hide(first),
    undo: () => go(undo, own.undone),
    redo: () => go(redo, own.redone),
    fit: () => drawing?.fit(),
    zoom: (factor) => drawing?.zoom(factor),
    walk,
    clear: () => change({ selected: [] }),
  });
  const empty = isEmpty(view);
  const Picture = DRAWS ? Canvas : Still;
  return (
    <Page
      title={node ? `${node.name} · ${own.title}` : own.title}
      heading={own.title}
      sources={empty || failure ? null : loading ? undefined : sourcesOf(scene.facts)}
      wide
    >
      <div class="explore">
        <div class="explore-left">
          <EntityField
            label={own.place}
            onChoose={({ key, name }) => {
              announce(own.placed(name));
              act(acts.place(view, key));
            }}
          />
          {scene.counts.size > 0 && (
            <Legend counts={scene.counts} off={view.off} onToggle={(kind) => act(acts.toggleKind(view, kind))} />
          )}
          {!empty && <Filters view={view} facts={scene.facts} onChange={(changes) => act({ ...view, ...changes })} />}
        </div>
        <div class="explore-middle">
          <div class="tools" role="toolbar" aria-label={own.tools}>
            <button type="button" disabled={!undo} onClick={() => go(undo, own.undone)}>
              {own.undo}
            </button>
            <button type="button" disabled={!redo} onClick={() => go(redo, own.redone)}>
              {own.redo}
            </button>
            <label>
              <span class="hidden">{own.layout}</span>
              <select
                value={view.layout}
                title={own.layout}
                onChange={({ currentTarget }) => {
                  const layout = LAYOUTS.find((each) => each === currentTarget.value);
                  if (layout) act(acts.layOut(view, layout));
                }}
              >
                {LAYOUTS.map((layout) => (
                  <option key={layout} value={layout}>
                    {own.layouts[layout]}
                  </option>
                ))}
              </select>
            </label>
            {DRAWS && (
              <>
                <button type="button" title={own.zoomIn} aria-label={own.zoomIn} onClick={() => drawing?.zoom(1.4)}>
                  +
                </button>
                <button
                  type="button"
                  title={own.zoomOut}
                  aria-label={own.zoomOut}
                  onClick={() => drawing?.zoom(1 / 1.4)}
                >
                  −
                </button>
                <button type="button" onClick={() => drawing?.fit()}>
                  {own.fit}
                </button>
              </>
            )}
            {view.hidden.length > 0 && (
              <button type="button" onClick={() => act(acts.showHidden(view))}>
                {own.showHidden(view.hidden.length)}
              </button>
            )}
            {!empty && (
              <>
                <Exporting scene={scene} positions={drawing?.positions() ?? placed.positions} title={own.title} />
                <button type="button" onClick={() => act(EMPTY)}>
                  {own.clear}
                </button>
              </>
            )}
          </div>
          {failure && <Failed failure={failure} retry={retry} />}
          {!DRAWS && !empty && <Truncated>{own.noWebgl}</Truncated>}
          {scene.nodes.size >= LIMITS.drawn ? (
            <Truncated>{own.full(LIMITS.drawn)}</Truncated>
          ) : (
            scene.nodes.size > LIMITS.warned && <Truncated>{own.warned(scene.nodes.size)}</Truncated>
          )}
          {empty ? (
            <Start />
          ) : (
            <div class="canvas-frame" aria-busy={loading}>
              {loading && scene.nodes.size === 0 && <Loading />}
              <Picture
                scene={scene}
                placed={placed}
                look={look}
                hands={hands}
                label={own.canvas(scene.nodes.size, scene.links.length)}
                onKey={onKey}
                onDrawing={setDrawing}
              />
            </div>
          )}
        </div>
        <div class="explore-right">
          {ways && <WaysFound ways={ways} onLeave={() => act(acts.leavePath(view))} />}
          {first !== undefined && second !== undefined && <Between scene={scene} pair={[first, second]} />}
          {node && (
            <section class="side">
              <h2>
                <EntityName entity={node} />
              </h2>
              <p class="side-acts">
                <span class="quiet">{kinds[node.kind] ?? node.kind}</span>
                <PageLink entityKey={node.key} />
              </p>
              <p class="side-acts">
                <button type="button" onClick={() => togglePin(node.key)}>
                  {pinned(node.key) ? own.unpin : own.pin}
                </button>
                <button type="button" onClick={() => hide(node.key)}>
                  {own.hide}
                </button>
                {acts.isExpanded(view, node.key) && (
                  <button type="button" onClick={() => act(acts.collapse(view, node.key))}>
                    {own.collapse}
                  </button>
                )}
              </p>
              <h3>{own.expand}</h3>
              <Expanding
                key={node.key}
                entityKey={node.key}
                made={view.made}
                there={
                  new Set([
                    ...scene.nodes.keys(),
                    ...scene.groups.flatMap(({ members }) => members.map(({ key }) => key)),
                  ])
                }
                onExpand={(wanted, size) => expand(node.key, wanted, size)}
              />
              <h3>{own.pathTo(node.name)}</h3>
              <EntityField label={own.placeHint} onChoose={({ key }) => act(acts.seekPath(view, node.key, key))} />
              <OnCanvas scene={scene} node={node} />
            </section>
          )}
          {!empty && selected.length === 0 && <NothingSelected />}
        </div>
      </div>
      {!empty && scene.nodes.size > 0 && <Tables scene={scene} selected={selected} onPick={pick} />}
    </Page>
  );
}
