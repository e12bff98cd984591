import type { JSX } from 'preact';
import { Disclosure } from '../../components/disclosure.tsx';
import type { Named } from '../../components/name.tsx';
import { Slider } from '../../components/slider.tsx';
import { type chainParameters, MOST_AVOIDED, MOST_VIA } from '../../core/chains/chains.ts';
import { RELATIONS } from '../../core/kinds/kinds.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { Choosing } from './ends.tsx';
import { words } from './words.ts';

export type Asked = ReturnType<typeof chainParameters.read>;

/** How far, over what, past whom, and how sure. */
export function Conditions({
  asked,
  known,
  onChange,
}: {
  asked: Asked;
  known: ReadonlyMap<string, Named>;
  onChange: (changes: Partial<Asked>) => void;
}): JSX.Element {
  const own = useOwnWords(words);
  const { relations } = useWords();
  const isAny = asked.via.length + asked.avoid.length + asked.relations.length > 0 || asked.hops < 6 || asked.sure > 0;
  return (
    <Disclosure summary={own.more} open={isAny}>
      <div class="conditions">
        <div>
          <Slider
            label={own.hops(asked.hops)}
            least={1}
            most={6}
            step={1}
            value={asked.hops}
            onChange={(hops) => onChange({ hops })}
          />
          <Slider label={own.sure(asked.sure)} value={asked.sure} onChange={(sure) => onChange({ sure })} />
        </div>
        <Choosing
          label={own.via}
          help={own.viaHelp}
          keys={asked.via}
          most={MOST_VIA}
          known={known}
          onChange={(via) => onChange({ via })}
        />
        <Choosing
          label={own.avoid}
          help={own.avoidHelp}
          keys={asked.avoid}
          most={MOST_AVOIDED}
          known={known}
          onChange={(avoid) => onChange({ avoid })}
        />
      </div>
      <fieldset class="chain-kinds">
        <legend>{own.relations}</legend>
        <p class="quiet">{own.relationsHelp}</p>
        {RELATIONS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={asked.relations.includes(kind)}
              onChange={({ currentTarget }) =>
                onChange({
                  relations: currentTarget.checked
                    ? [...asked.relations, kind]
                    : asked.relations.filter((each) => each !== kind),
                })
              }
            />
            {relations[kind].out}
          </label>
        ))}
      </fieldset>
    </Disclosure>
  );
}
