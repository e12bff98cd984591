import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Chip } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { announce } from '../../components/live-region.tsx';
import { TypeMark } from '../../components/mark.tsx';
import { Name } from '../../components/name.tsx';
import { Failed } from '../../components/states.tsx';
import { accepted, type Proposed, parsed, piecesOf, proposedFrom } from '../../core/curation/proposals.ts';
import { isKind, RELATIONS } from '../../core/kinds/kinds.ts';
import { type ExtractQuery, IngestDocument, type IngestMutation } from '../../generated/curation.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

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

interface LineProps {
  readonly proposed: Proposed;
  readonly names: ReadonlyMap<string, string>;
  readonly accepted: boolean;
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly onShow: () => void;
  readonly onCorrect: (json: string) => boolean;
}

function Line({ proposed, names, accepted: isAccepted, shown, onToggle, onShow, onCorrect }: LineProps): JSX.Element {
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

/** Tries the records, then writes exactly those that were tried. */
function Writing({ chosen, secret }: { chosen: readonly Proposed[]; secret: string }): JSX.Element {
  const own = useOwnWords(words);
  const ingesting = useAct(IngestDocument, secret);
  const [tried, setTried] = useState<string | undefined>();
  const [written, setWritten] = useState(false);
  const records = chosen.map(({ json }) => JSON.stringify(parsed(json)));
  const content = records.join('\n');
  const isTried = tried === content;
  const run = async (dryRun: boolean): Promise<void> => {
    // the same records under the same key are written once, however often the button is pressed
    const idempotencyKey = `explorer-${await digestOf(content)}`;
    const data = await ingesting.run({ input: { idempotencyKey, dryRun, records } });
    const done = data?.ingest;
    if (!done || done.rejected > 0 || done.errors.length > 0) return;
    setTried(content);
    setWritten(!dryRun);
    announce(`${dryRun ? own.tried : own.written}: ${own.outcome(done.created, done.updated, done.unchanged)}`);
  };
  const done = ingesting.data?.ingest;
  return (
    <div class="writing">
      <p class="side-acts">
        <button type="button" disabled={ingesting.busy || records.length === 0} onClick={() => void run(true)}>
          {own.tryIt}
        </button>
        <button
          type="button"
          class="primary"
          disabled={!isTried || written || ingesting.busy}
          onClick={() => void run(false)}
        >
          {own.write}
        </button>
        {!isTried && <span class="quiet">{own.tryFirst}</span>}
      </p>
      {ingesting.failure && <Failed failure={ingesting.failure} />}
      {done && <Outcome done={done} written={written} />}
    </div>
  );
}

function Outcome({ done, written }: { done: NonNullable<IngestMutation['ingest']>; written: boolean }): JSX.Element {
  const own = useOwnWords(words);
  const faults = [
    ...done.errors.map(({ message }) => message),
    ...done.results.flatMap(({ index, outcome, errors }) =>
      outcome === 'REJECTED' ? errors.map(({ message }) => `${own.line(index + 1)}: ${message}`) : [],
    ),
  ];
  if (faults.length > 0)
    return (
      <div role="alert" class="state state-failed">
        <p>{own.refused}</p>
        <ul>
          {faults.slice(0, 20).map((fault) => (
            <li key={fault}>
              <Name name={fault} />
            </li>
          ))}
        </ul>
      </div>
    );
  const warnings = done.results.flatMap(({ warnings: some }) => some.map(({ message }) => message));
  return (
    <div role="status">
      <p>
        <strong>{written ? own.written : own.tried}</strong> {own.outcome(done.created, done.updated, done.unchanged)}
      </p>
      {warnings.map((warning) => (
        <p key={warning} class="truncated">
          <Name name={warning} />
        </p>
      ))}
    </div>
  );
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
