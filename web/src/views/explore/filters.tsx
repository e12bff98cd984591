import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { daysOf, type SceneFact } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { dayText, today } from '../../core/time/dates.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { hereWith, useAddress } from '../../navigation/address.ts';
import { replace } from '../../navigation/history.ts';
import { words } from './words.ts';

/** On which day, how sure, and whether what is made up is shown too. */
export function Filters({
  view,
  facts,
  onChange,
}: {
  view: SceneView;
  facts: readonly SceneFact[];
  onChange: (changes: Partial<SceneView>) => void;
}): JSX.Element {
  const own = useOwnWords(words);
  const id = useId();
  return (
    <section class="side">
      <h2>{own.filters}</h2>
      <Days facts={facts} />
      <label for={`${id}-sure`}>{own.sure(view.sure)}</label>
      <input
        id={`${id}-sure`}
        type="range"
        min="0"
        max="100"
        step="5"
        value={view.sure}
        onInput={({ currentTarget }) => onChange({ sure: Number(currentTarget.value) })}
      />
      <label>
        <input
          type="checkbox"
          checked={view.made}
          onChange={({ currentTarget }) => onChange({ made: currentTarget.checked })}
        />
        {own.made}
      </label>
      <label title={own.communitiesHelp}>
        <input
          type="checkbox"
          checked={view.communities}
          onChange={({ currentTarget }) => onChange({ communities: currentTarget.checked })}
        />
        {own.communities}
      </label>
    </section>
  );
}

/** A slider over the days on which something here has been seen to change; the last stop is today. */
function Days({ facts }: { facts: readonly SceneFact[] }): JSX.Element | null {
  const own = useOwnWords(words);
  const language = useLanguage();
  const address = useAddress();
  const id = useId();
  const seen = useRef(new Set<string>());
  for (const day of daysOf(facts)) seen.current.add(day);
  const last = today(new Date());
  const days = [...seen.current].filter((day) => day < last).sort();
  const at =
    address.asOf === null
      ? days.length
      : Math.max(
          0,
          days.findLastIndex((day) => day <= (address.asOf ?? '')),
        );
  const go = (place: number): void => replace(hereWith(address, { asOf: days[place] ?? null }));
  const shown = address.asOf === null ? own.today : dayText(address.asOf, language);
  return (
    <>
      <label for={`${id}-day`} title={own.dayHelp}>
        {own.day} <output>{shown}</output>
      </label>
      <input
        id={`${id}-day`}
        type="range"
        min="0"
        max={days.length}
        step="1"
        value={at}
        aria-valuetext={shown}
        title={own.dayHelp}
        disabled={days.length === 0}
        onChange={({ currentTarget }) => go(Number(currentTarget.value))}
      />
    </>
  );
}
