import type { JSX } from 'preact';
import { TypeMark } from '../../components/mark.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { toggleKind } from '../../core/scene/acts.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

interface LegendProps {
  readonly scene: Scene;
  readonly view: SceneView;
  readonly onAct: (next: SceneView) => void;
}

/** The kinds on the canvas with their signs and numbers; each can be left out. */
export function Legend({ scene, view, onAct }: LegendProps): JSX.Element {
  const { kinds } = useWords();
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.legend}</h2>
      <ul class="legend" title={own.legendHelp}>
        {KINDS.filter((kind) => scene.counts.has(kind)).map((kind) => (
          <li key={kind}>
            <button type="button" aria-pressed={!view.off.includes(kind)} onClick={() => onAct(toggleKind(view, kind))}>
              <TypeMark kind={kind} size={14} />
              <span>{kinds[kind] ?? kind}</span>
              <span class="legend-count">{scene.counts.get(kind)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
