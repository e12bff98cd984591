import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import { useHref } from '../navigation/address.ts';
import { open } from '../navigation/history.ts';
import { optionId, SuggestionList, spoken } from './suggestion-list.tsx';
import { useSlash } from './use-slash.ts';
import { useSuggestions } from './use-suggestions.ts';

/** The search of every screen: a combobox whose last line leads to all results. `/` comes here. */
export function SearchBox(): JSX.Element {
  const words = useWords();
  const href = useHref();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(text);
  const { query, found } = suggestions;
  const lines = query === '' ? 0 : found.length + 1;
  const expanded = shown && lines > 0;
  useSlash(field);

  const choose = (place: number): void => {
    const entity = found[place]?.entity;
    setShown(false);
    setText('');
    field.current?.blur();
    open(entity ? href({ screen: 'entity', key: entity.key }) : href(allOf(query)));
    window.scrollTo(0, 0);
  };
  const move = (step: number): void => {
    setShown(true);
    setActive(active < 0 && step < 0 ? lines - 1 : (active + step + lines) % lines);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // an input method is at work: its keys are its own
    if (event.isComposing || lines === 0) return;
    if (event.key === 'Escape') setShown(false);
    if (event.key === 'Enter') choose(Math.max(active, 0));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  };
  return (
    <search class="search">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={words.search.label}
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && active >= 0 ? optionId(`${id}-list`, active) : undefined}
        aria-describedby={`${id}-hint`}
        autocomplete="off"
        spellcheck={false}
        maxLength={256}
        placeholder={words.search.label}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(-1);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKeyDown}
      />
      <span class="search-key" aria-hidden="true">
        /
      </span>
      <span id={`${id}-hint`} class="hidden">
        {words.search.hint}
      </span>
      <SuggestionList
        id={`${id}-list`}
        suggestions={suggestions}
        withAll={lines > 0}
        active={active}
        hidden={!expanded}
        onChoose={choose}
      />
      <span class="hidden" role="status">
        {expanded && spoken(suggestions, words)}
      </span>
    </search>
  );
}

/** The directory, with everything that a text finds. */
const allOf = (query: string) => ({ screen: 'list', parameters: new URLSearchParams({ q: query }) }) as const;
