import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { EntityField } from '../components/entity-field.tsx';
import { useSlash } from '../components/use-slash.ts';
import { useWords } from '../language/words.ts';
import { useHref } from '../navigation/address.ts';
import { open } from '../navigation/history.ts';

/** The search of every screen, whose last line leads to all results. `/` comes here. */
export function SearchBox(): JSX.Element {
  const words = useWords();
  const href = useHref();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const go = (place: string): void => {
    field.current?.blur();
    open(place);
    window.scrollTo(0, 0);
  };
  return (
    <search class="bar-search">
      <EntityField
        label={words.search.label}
        field={field}
        onChoose={({ key }) => go(href({ screen: 'entity', key }))}
        onAll={(query) => go(href({ screen: 'list', parameters: new URLSearchParams({ q: query }) }))}
      />
      <span class="search-key" aria-hidden="true">
        /
      </span>
    </search>
  );
}
