import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { EntityField } from '../../components/entity-field.tsx';
import { Page } from '../../components/page.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { isWriting, useSlash } from '../../components/use-slash.ts';
import { sourcesOf } from '../../core/facts/facts.ts';
import { LIMITS, neighboursIn, sceneOf } from '../../core/scene/scene.ts';
import { contentOf, isEmpty, sceneParameters } from '../../core/scene/view.ts';
import { BeginningsDocument } from '../../generated/explore.ts';
import { useOwnWords } from '../../language/words.ts';
import { useLens, useParameters } from '../../navigation/address.ts';
import { Canvas } from './canvas.tsx';
import type { Drawing } from './drawing.ts';
import { Exporting } from './exporting.tsx';
import { Filters } from './filters.tsx';
import { type KeyActs, keysOf, undoing } from './keys.ts';
import { Legend } from './legend.tsx';
import { Notices } from './notices.tsx';
import { Side } from './side.tsx';
import { Start } from './start.tsx';
import { Still } from './still.tsx';
import { Tables } from './tables.tsx';
import { Tools } from './tools.tsx';
import { useActs } from './use-acts.ts';
import { useLook } from './use-look.ts';
import { usePositions } from './use-positions.ts';
import { useScene } from './use-scene.ts';
import { useTrail } from './use-trail.ts';
import { Walker } from './walker.tsx';
import { probeWebgl } from './webgl.ts';
import { words } from './words.ts';
import './explore.css';

const DRAWN_BY = probeWebgl();

/** The graph to walk in: search, place, expand, and read why. */
export default function Explore(): JSX.Element {
  const own = useOwnWords(words);
  const [view, change] = useParameters(sceneParameters);
  const trail = useTrail(view);
  const { parts, ways, loading, failure, retry } = useScene(view);
  const [most, setMost] = useState(DRAWN_BY === 'card' ? LIMITS.drawn : LIMITS.slow);
  const content = contentOf(view);
  const scene = useMemo(() => sceneOf(parts, view, most), [parts, content, most]);
  const placed = usePositions(scene, view);
  const neighbours = useMemo(() => neighboursIn(scene.links), [scene]);
  const look = useLook(scene, view, ways);
  const [drawing, setDrawing] = useState<Drawing | undefined>();
  const { positions } = placed;
  const does = useActs({ view, scene, loading, positions, neighbours, trail, change });
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  useUndoKeys(does);

  const [first, second] = view.selected;
  const current = second === undefined && first !== undefined && scene.nodes.has(first) ? first : undefined;
  const node = current === undefined ? undefined : scene.nodes.get(current);
  const onCurrent = (act: (key: string) => void) => () => current !== undefined && act(current);
  const onKey = keysOf({
    expand: onCurrent(does.onExpand),
    pin: onCurrent(does.togglePin),
    hide: onCurrent(does.hide),
    undo: does.undo,
    redo: does.redo,
    fit: () => drawing?.fit(),
    zoom: (factor) => drawing?.zoom(factor),
    walk: does.walk,
    clear: () => change({ selected: [] }),
  });
  const empty = isEmpty(view);
  const lens = useLens();
  const beginnings = useAnswer(BeginningsDocument, empty ? { asOf: lens ?? null } : null);
  const whole = beginnings.failure ? null : beginnings.data?.sources.totalCount;
  const shown = failure ? null : loading ? undefined : sourcesOf(scene.facts);
  const picture = { scene, placed, look, hands: does, isLoading: loading };
  const place = <EntityField label={own.place} field={field} onChoose={does.place} />;
  return (
    <Page
      title={node ? `${node.name} · ${own.title}` : own.title}
      heading={own.title}
      sources={empty ? whole : shown}
      wide
    >
      {empty ? (
        <div class="explore explore-start">
          {(trail.undo || trail.redo) && <Tools view={view} trail={trail} does={does} />}
          <Start answer={beginnings}>{place}</Start>
        </div>
      ) : (
        <div class="explore">
          <div class="explore-place">{place}</div>
          <div class="explore-middle">
            <Tools view={view} trail={trail} does={does} drawing={drawing}>
              <Exporting view={view} scene={scene} drawing={drawing} positions={positions} look={look} />
            </Tools>
            {failure && <Failed failure={failure} retry={retry} />}
            <Notices
              scene={scene}
              drawnBy={DRAWN_BY}
              onMore={DRAWN_BY === 'software' && most < LIMITS.drawn ? () => setMost(LIMITS.drawn) : undefined}
            />
            <div class="canvas-frame" aria-busy={loading}>
              {loading && scene.nodes.size === 0 && <Loading />}
              <Walker scene={scene} neighbours={neighbours} current={current} pinned={look.pinned} onKey={onKey}>
                {DRAWN_BY === 'none' ? (
                  <Still {...picture} />
                ) : (
                  <Canvas {...picture} isSlow={DRAWN_BY === 'software'} onDrawing={setDrawing} />
                )}
              </Walker>
            </div>
          </div>
          <div class="explore-right">
            <Side view={view} scene={scene} ways={ways} does={does} />
          </div>
          <div class="explore-left">
            <Legend scene={scene} view={view} onAct={does.act} />
            <Filters view={view} scene={scene} onAct={does.act} />
          </div>
          <Tables scene={scene} selected={view.selected} onPick={(keys) => does.onPick(keys, false)} />
        </div>
      )}
    </Page>
  );
}

/** Undo and redo by keys, wherever on the screen; where somebody writes, they are the field's. */
function useUndoKeys(does: Pick<KeyActs, 'undo' | 'redo'>): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = event.defaultPrevented || isWriting(event.target) ? undefined : undoing(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
