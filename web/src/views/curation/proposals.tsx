import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Chip } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Name } from '../../components/name.tsx';
import { accepted, type Proposed, piecesOf, proposedFrom } from '../../core/curation/proposals.ts';
import type { ExtractQuery } from '../../generated/curation.ts';
import { useOwnWords } from '../../language/words.ts';
import { Line } from './line.tsx';
import { words } from './words.ts';
import { Writing } from './writing.tsx';

interface ProposalsProps {
  readonly text: string;
  readonly proposed: readonly Proposed[];
  readonly withheld: NonNullable<ExtractQuery['extract']>['withheld'];
  readonly secret: string;
}

/** Proposals to accept, correct or reject, beside the words that they rest on; then to be tried and written. */
export function Proposals({ text, proposed: given, withheld, secret }: ProposalsProps): JSX.Element {
  const own = useOwnWords(words);
  const [proposed, setProposed] = useState(given);
  // what is unsure is looked at first: it is not accepted unless somebody says so
  const [rejected, setRejected] = useState(() => new Set(given.filter(({ sure }) => !sure).map(({ index }) => index)));
  const [shown, setShown] = useState<number | undefined>();
  const chosen = useMemo(() => accepted(proposed, rejected), [proposed, rejected]);
  const names = useMemo(
    () => new Map(proposed.filter(({ type }) => type === 'entity').map(({ keys: [key = ''], name }) => [key, name])),
    [proposed],
  );
  const toggle = (index: number): void => {
    const next = new Set(rejected);
    if (!next.delete(index)) next.add(index);
    setRejected(next);
  };
  const correct = (index: number, json: string): boolean => {
    const next = proposedFrom(json, index, true);
    if (!next) return false;
    setProposed(proposed.map((each) => (each.index === index ? next : each)));
    return true;
  };
  const groups = [
    [own.sources, proposed.filter(({ type }) => type === 'source')],
    [own.entities, proposed.filter(({ type }) => type === 'entity')],
    [own.relations, proposed.filter(({ type }) => type === 'relation')],
  ] as const;
  return (
    <div class="curation">
      <section class="curation-text" aria-label={own.text}>
        <h2>{own.text}</h2>
        <p class="quiet">{own.textHelp}</p>
        <Words text={text} proposed={chosen} shown={shown} onShow={setShown} />
        {withheld.length > 0 && (
          <Disclosure summary={own.withheld(withheld.length)}>
            <ul>
              {withheld.map(({ reason, words: said, start }) => (
                <li key={`${start} ${reason}`}>
                  <Chip tone="inferred">{own.reasons[reason] ?? reason}</Chip> <Name name={said} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </section>
      <section aria-label={own.proposals(proposed.length)}>
        <h2>{own.proposals(proposed.length)}</h2>
        {groups.map(([label, some]) => (
          <div key={label}>
            <h3>
              {label} {some.length}
            </h3>
            <ul class="proposals">
              {some.map((each) => (
                <Line
                  key={each.index}
                  proposed={each}
                  names={names}
                  accepted={!rejected.has(each.index)}
                  shown={shown === each.index}
                  onToggle={() => toggle(each.index)}
                  onShow={() => setShown(shown === each.index ? undefined : each.index)}
                  onCorrect={(json) => correct(each.index, json)}
                />
              ))}
            </ul>
          </div>
        ))}
        {proposed.length - rejected.size > chosen.length && (
          <p class="quiet">{own.dropped(proposed.length - rejected.size - chosen.length)}</p>
        )}
        <Writing chosen={chosen} secret={secret} />
      </section>
    </div>
  );
}

/** The report with what records rest on coloured. */
function Words({
  text,
  proposed,
  shown,
  onShow,
}: {
  text: string;
  proposed: readonly Proposed[];
  shown: number | undefined;
  onShow: (index: number) => void;
}): JSX.Element {
  const pieces = useMemo(() => piecesOf(text, proposed), [text, proposed]);
  return (
    <div class="words">
      {pieces.map(({ text: piece, indexes }, at) => {
        const [first] = indexes;
        // pieces of one text never change their places
        const key = `${at}`;
        if (first === undefined) return <span key={key}>{piece}</span>;
        return (
          <mark key={key} class={shown !== undefined && indexes.includes(shown) ? 'shown' : ''}>
            <button type="button" tabIndex={-1} onClick={() => onShow(first)}>
              {piece}
            </button>
          </mark>
        );
      })}
    </div>
  );
}
