import type { JSX } from 'preact';
import { Disclosure } from '../../components/disclosure.tsx';
import { Slider } from '../../components/slider.tsx';
import { RELATIONS } from '../../core/kinds/kinds.ts';
import { toggleFacts } from '../../core/scene/acts.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { Days } from './days.tsx';
import { words } from './words.ts';

interface FiltersProps {
  readonly view: SceneView;
  readonly scene: Scene;
  readonly onAct: (next: SceneView) => void;
}

/** Which kinds of facts, on which day, how sure, and whether what is made up is shown too. */
export function Filters({ view, scene, onAct }: FiltersProps): JSX.Element {
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.filters}</h2>
      <Days scene={scene} />
      <Slider label={own.sure(view.sure)} value={view.sure} onChange={(sure) => onAct({ ...view, sure })} />
      <Disclosure summary={own.factKinds(view.offFacts.length)}>
        <FactKinds view={view} scene={scene} onAct={onAct} />
      </Disclosure>
      <Check checked={view.fade} label={own.fade} help={own.fadeHelp} onChange={(fade) => onAct({ ...view, fade })} />
      <Check
        checked={view.communities}
        label={own.communities}
        help={own.communitiesHelp}
        onChange={(communities) => onAct({ ...view, communities })}
      />
      <Check checked={view.made} label={own.made} onChange={(made) => onAct({ ...view, made })} />
    </section>
  );
}

function Check({
  checked,
  label,
  help,
  onChange,
}: {
  checked: boolean;
  label: string;
  help?: string;
  onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label {...(help === undefined ? {} : { title: help })}>
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {label}
    </label>
  );
}

/** Each kind of fact with its number; what is left out takes its lines along. */
function FactKinds({ view, scene, onAct }: FiltersProps): JSX.Element {
  const { relations } = useWords();
  return (
    <ul class="fact-kinds">
      {RELATIONS.filter((kind) => scene.factCounts.has(kind)).map((kind) => (
        <li key={kind}>
          <label>
            <input
              type="checkbox"
              checked={!view.offFacts.includes(kind)}
              onChange={() => onAct(toggleFacts(view, kind))}
            />
            {relations[kind]?.out ?? kind}
            <span class="legend-count">{scene.factCounts.get(kind)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
