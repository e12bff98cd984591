import type { ComponentChildren, JSX } from 'preact';
import { useWords, type Words } from '../language/words.ts';
import { EntityName, Name } from './name.tsx';
import type { Suggestion, Suggestions } from './use-suggestions.ts';

interface Choosing {
  readonly id: string;
  readonly label: string;
  readonly suggestions: Suggestions;
  /** Whether the last line leads to the list of all results. */
  readonly withAll: boolean;
  /** The line that Enter would open; -1 for none. */
  readonly active: number;
  readonly hidden: boolean;
  readonly onChoose: (place: number) => void;
}

/** The id of a line, for the field that says which one is active. */
export const optionId = (id: string, place: number): string => `${id}-${place}`;

/** What was found, and a way to all of it; where nothing was, what to do about it. */
export function SuggestionList({ id, label, suggestions, withAll, active, hidden, onChoose }: Choosing): JSX.Element {
  const words = useWords();
  const { found, query } = suggestions;
  const line = (place: number, content: ComponentChildren): JSX.Element => (
    <Option
      key={place}
      id={optionId(id, place)}
      chosen={place === active}
      onChoose={() => onChoose(place)}
      children={content}
    />
  );
  return (
    <div class="search-list" hidden={hidden}>
      <div role="listbox" id={id} aria-label={label} hidden={found.length === 0}>
        {found.map((each, place) => line(place, <Suggested suggestion={each} query={query} />))}
        {withAll &&
          line(
            found.length,
            <span class="search-all">
              <Name name={words.search.all(query)} />
            </span>,
          )}
      </div>
      {found.length === 0 && !hidden && (
        <p class="search-none">
          <Name name={spoken(suggestions, words)} />
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

/** The field keeps the focus and answers the keys: a press on a line must not take it. */
const Option = ({ id, chosen, onChoose, children }: OptionProps): JSX.Element => (
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={chosen}
    onMouseDown={(event) => {
      event.preventDefault();
      if (event.button === 0) onChoose();
    }}
  >
    {children}
  </div>
);

/** A name, its kind, and what of it matched where that is another name. */
function Suggested({ suggestion, query }: { suggestion: Suggestion; query: string }): JSX.Element {
  const words = useWords();
  const { entity, matchedOn } = suggestion;
  const isOther = matchedOn !== entity.name && matchedOn !== query;
  return (
    <>
      <EntityName entity={entity} />
      <span class="search-kind">
        {isOther && (
          <>
            <Name name={words.search.matchedOn(matchedOn)} />
            {' · '}
          </>
        )}
        {words.kinds[entity.kind] ?? entity.kind}
      </span>
    </>
  );
}

/** What is spoken when the list has changed, and shown where it is empty. */
export function spoken({ query, found, failed }: Suggestions, { search }: Words): string {
  if (failed) return search.failed;
  return found.length === 0 ? search.none(query) : search.found(found.length);
}
