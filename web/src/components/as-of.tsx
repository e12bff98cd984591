import type { JSX } from 'preact';
import { dayOf, dayText } from '../core/time/dates.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { hereWith, useAddress } from '../navigation/address.ts';
import { replace } from '../navigation/history.ts';

/** Which day is shown, and on how many sources it rests; the day can be changed here. */
export function AsOf({ sources }: { sources: number | undefined }): JSX.Element {
  const { asOf } = useWords();
  const language = useLanguage();
  const address = useAddress();
  const day = address.asOf ?? dayOf(new Date());
  const go = (value: string): void => replace(hereWith(address, { asOf: value === '' ? null : value }));
  return (
    <div class="as-of">
      <label title={asOf.help}>
        <span>{asOf.at}</span>{' '}
        <input type="date" value={day} onChange={({ currentTarget }) => go(currentTarget.value)} />
      </label>
      <span class="as-of-print">{dayText(day, language)}</span>
      {sources !== undefined && (
        <>
          <span aria-hidden="true">·</span>
          <span>{asOf.sources(sources)}</span>
        </>
      )}
      {address.asOf !== null && <a href={hereWith(address, { asOf: null })}>{asOf.today}</a>}
      {address.knownAt !== null && (
        <>
          <span>{asOf.knownAt(address.knownAt)}</span>
          <a href={hereWith(address, { knownAt: null })}>{asOf.now}</a>
        </>
      )}
    </div>
  );
}
