import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Chip } from '../../components/chip.tsx';
import { TypeMark } from '../../components/mark.tsx';
import { Name } from '../../components/name.tsx';
import { type Proposed, parsed } from '../../core/curation/proposals.ts';
import { isKind, RELATIONS } from '../../core/kinds/kinds.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

interface LineProps {
  readonly proposed: Proposed;
  readonly names: ReadonlyMap<string, string>;
  readonly accepted: boolean;
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly onShow: () => void;
  readonly onCorrect: (json: string) => boolean;
}

/** A proposal to accept or reject, and to correct as it would be written. */
export function Line({
  proposed,
  names,
  accepted: isAccepted,
  shown,
  onToggle,
  onShow,
  onCorrect,
}: LineProps): JSX.Element {
  const own = useOwnWords(words);
  const { kinds, relations } = useWords();
  const [json, setJson] = useState<string | undefined>();
  const [wrong, setWrong] = useState(false);
  const { type, kind, name, keys, confidence, sure } = proposed;
  const called = (key: string): string => names.get(key) ?? key;
  const relation = RELATIONS.find((each) => each === kind);
  const title =
    type === 'relation'
      ? `${called(keys[0] ?? '')} ${relation ? relations[relation].out : kind} ${called(keys[1] ?? '')}`
      : name;
  return (
    <li class={shown ? 'shown' : ''}>
      <label>
        <input type="checkbox" checked={isAccepted} onChange={onToggle} />
        <span class="hidden">{own.accept} </span>
        {isKind(kind) && <TypeMark kind={kind} />}
        <Name name={title} />
      </label>
      <span class="proposal-side">
        {isKind(kind) && <span class="quiet">{kinds[kind]}</span>}
        <span class="quiet">{own.confidence(Math.round(confidence * 100))}</span>
        {!sure && <Chip tone="inferred">{own.unsure}</Chip>}
        <button type="button" class="plain" aria-pressed={shown} onClick={onShow}>
          {own.text}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => setJson(json === undefined ? JSON.stringify(parsed(proposed.json), null, 2) : undefined)}
        >
          {own.correct}
        </button>
      </span>
      {json !== undefined && (
        <form
          class="correction"
          onSubmit={(event) => {
            event.preventDefault();
            const saved = onCorrect(json);
            setWrong(!saved);
            if (saved) setJson(undefined);
          }}
        >
          <textarea
            aria-label={`${own.record}: ${title}`}
            rows={12}
            value={json}
            spellcheck={false}
            onInput={({ currentTarget }) => setJson(currentTarget.value)}
          />
          {wrong && <p role="alert">{own.notJson}</p>}
          <button type="submit">{own.save}</button>{' '}
          <button type="button" class="plain" onClick={() => setJson(undefined)}>
            {own.cancel}
          </button>
        </form>
      )}
    </li>
  );
}
