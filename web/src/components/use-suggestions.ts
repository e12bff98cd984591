import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api/ask.ts';
import { SuggestDocument } from '../generated/api.ts';
import { useLens } from '../navigation/address.ts';
import type { Named } from './name.tsx';

export interface Suggestion {
  readonly entity: Named;
  readonly matchedOn: string;
}

export interface Suggestions {
  /** For which text they are. */
  readonly query: string;
  readonly found: readonly Suggestion[];
  readonly failed: boolean;
}

const NONE: Suggestions = { query: '', found: [], failed: false };
/** Milliseconds of silence after which somebody is taken to have typed enough. */
const PAUSE = 140;

/** Names that fit a text, asked for when the typing pauses; a question that is overtaken is given up. */
export function useSuggestions(text: string): Suggestions {
  const query = text.trim().slice(0, 256);
  const lens = useLens();
  const [suggestions, setSuggestions] = useState(NONE);
  useEffect(() => {
    if (query === '') {
      setSuggestions(NONE);
      return undefined;
    }
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      suggested(query, lens, overtaken.signal).then(setSuggestions, () => {
        if (!overtaken.signal.aborted) setSuggestions({ query, found: [], failed: true });
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [query, lens]);
  return suggestions;
}

async function suggested(query: string, lens: ReturnType<typeof useLens>, signal: AbortSignal): Promise<Suggestions> {
  const { search } = await ask(SuggestDocument, { query, asOf: lens ?? null }, { signal });
  const found = (search?.edges ?? []).map(({ node, matchedOn }) => ({ entity: node, matchedOn }));
  return { query, found, failed: false };
}
