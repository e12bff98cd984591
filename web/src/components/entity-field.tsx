import type { JSX, RefObject } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import type { Named } from './name.tsx';
import { optionId, SuggestionList, spoken } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface EntityFieldProps {
  /** What it is for; shown in it while it is empty. */
  readonly label: string;
  readonly onChoose: (entity: Named) => void;
  /** What the last line leads to, with what was typed; no such line where absent. */
  readonly onAll?: (query: string) => void;
  readonly field?: RefObject<HTMLInputElement | null>;
}

/** A combobox of entities: names in Chinese, pinyin or initials; arrows choose, Enter takes, Escape closes. */
export function EntityField({ label, onChoose, onAll, field }: EntityFieldProps): JSX.Element {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(-1);
  // Enter came before the answer: its first line is taken once it is there
  const [early, setEarly] = useState(false);
  const suggestions = useSuggestions(text);
  const { query, found } = suggestions;
  const isCurrent = query === text.trim();
  const withAll = onAll !== undefined && found.length > 0;
  const lines = found.length + (withAll ? 1 : 0);
  const expanded = shown && query !== '';

  const choose = (place: number): void => {
    const entity = found[place]?.entity;
    if (!entity && !withAll) return;
    setShown(false);
    setText('');
    if (entity) onChoose(entity);
    else onAll?.(query);
  };
  useEffect(() => {
    if (!early || !isCurrent) return;
    setEarly(false);
    choose(0);
  }, [early, isCurrent]);
  const move = (step: number): void => {
    setShown(true);
    setActive(active < 0 && step < 0 ? lines - 1 : (active + step + lines) % lines);
  };
  const enter = (): void => {
    if (active >= 0 || isCurrent) choose(Math.max(active, 0));
    else setEarly(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // an input method is at work: its keys are its own
    if (event.isComposing) return;
    if (event.key === 'Escape') setShown(false);
    if (event.key === 'Enter') {
      // the field may go with its choice: whatever has the focus then is not what was pressed
      event.preventDefault();
      enter();
    }
    if (lines === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  };
  return (
    <div class="search">
      <input
        {...(field ? { ref: field } : {})}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={expanded && lines > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && active >= 0 ? optionId(`${id}-list`, active) : undefined}
        aria-describedby={`${id}-hint`}
        autocomplete="off"
        spellcheck={false}
        maxLength={256}
        placeholder={label}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(-1);
          setEarly(false);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => {
          setShown(false);
          setEarly(false);
        }}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-hint`} class="hidden">
        {words.search.hint}
      </span>
      <SuggestionList
        id={`${id}-list`}
        label={label}
        suggestions={suggestions}
        withAll={withAll}
        active={active}
        hidden={!expanded}
        onChoose={choose}
      />
      <span class="hidden" role="status">
        {expanded && spoken(suggestions, words)}
      </span>
    </div>
  );
}
