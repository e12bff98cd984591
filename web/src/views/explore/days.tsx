import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { daysOf, type KnownDay } from '../../core/scene/days.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { dayOf, dayText } from '../../core/time/dates.ts';
import { DaysDocument } from '../../generated/explore.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { hereWith, useAddress } from '../../navigation/address.ts';
import { replace } from '../../navigation/history.ts';
import { words } from './words.ts';

/** Of more entities the days are not asked for: those of the facts that hold are enough then. */
const MOST_ASKED = 300;

/** A slider over the days on which something on the canvas begins, ends or was seen; the last stop is today. */
export function Days({ scene }: { scene: Scene }): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const address = useAddress();
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const days = useDays(scene, wanted);
  const { asOf } = address;
  const at =
    asOf === null
      ? days.length
      : Math.max(
          days.findLastIndex(({ day }) => day <= asOf),
          0,
        );
  const go = (place: number): void => replace(hereWith(address, { asOf: days[place]?.day ?? null }));
  const [first] = days;
  const text = ({ day, precision }: KnownDay): string => dayText(day, language, precision);
  // a day that no fact knows is one that somebody asked for
  const shown =
    asOf === null ? own.today : text(days.find(({ day }) => day === asOf) ?? { day: asOf, precision: 'DAY' });
  const want = (): void => setWanted(true);
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
        list={`${id}-days`}
        aria-valuetext={shown}
        title={own.dayHelp}
        disabled={days.length === 0}
        onPointerEnter={want}
        onFocus={want}
        onChange={({ currentTarget }) => go(Number(currentTarget.value))}
      />
      <datalist id={`${id}-days`}>
        {[...days.map(text), own.today].map((label, place) => (
          <option key={days[place]?.day ?? label} value={place} label={label} />
        ))}
      </datalist>
      <p class="quiet days-ends" aria-hidden="true">
        <span>{first && text(first)}</span>
        <span>{own.today}</span>
      </p>
    </>
  );
}

/** The days of the facts that are shown, and, once somebody turns to the slider, of those that do not hold now. */
function useDays(scene: Scene, wanted: boolean): KnownDay[] {
  const { knownAt } = useAddress();
  const keys = [...scene.nodes.keys()].slice(0, MOST_ASKED);
  const asOf = { anyTime: true, ...(knownAt === null ? {} : { knownAt }) };
  const { data } = useAnswer(DaysDocument, wanted && keys.length > 0 ? { of: keys, limit: keys.length, asOf } : null);
  const last = dayOf(new Date());
  return daysOf([...scene.facts, ...(data?.neighbourhood?.edges ?? [])]).filter(({ day }) => day < last);
}
