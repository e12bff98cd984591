import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Claim } from '../../components/evidence.tsx';
import { announce } from '../../components/live-region.tsx';
import { EntityLink, Name } from '../../components/name.tsx';
import { Answered, Empty, Failed } from '../../components/states.tsx';
import { otherEnd, wayOf } from '../../core/facts/facts.ts';
import { datesText, dayOf } from '../../core/time/dates.ts';
import {
  KeepApartDocument,
  MergeDocument,
  ReviewDocument,
  type ReviewQuery,
  type SideFragment,
  UnmergeDocument,
} from '../../generated/curation.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

type Question = ReviewQuery['questions']['nodes'][number];
type Merger = ReviewQuery['mergers']['nodes'][number];

/** Pairs that may be one, side by side, and what was merged. */
export function Review({ secret }: { secret: string }): JSX.Element {
  const own = useOwnWords(words);
  const answer = useAnswer(ReviewDocument, {});
  return (
    <Answered answer={answer}>
      {({ questions, mergers }) => (
        <>
          <section class="section">
            <h2>{own.questions(questions.totalCount)}</h2>
            {questions.nodes.length === 0 && (
              <Empty title={own.noQuestions}>
                <p>{own.noQuestionsHelp}</p>
              </Empty>
            )}
            {questions.nodes.map((question) => (
              <Pair key={question.id} question={question} secret={secret} onDone={answer.retry} />
            ))}
          </section>
          <section class="section">
            <h2>{own.mergers}</h2>
            {mergers.nodes.length === 0 && <p class="quiet">{own.noMergers}</p>}
            <ul class="mergers">
              {mergers.nodes.map((merger) => (
                <Merged key={merger.id} merger={merger} secret={secret} onDone={answer.retry} />
              ))}
            </ul>
          </section>
        </>
      )}
    </Answered>
  );
}

interface PairProps {
  readonly question: Question;
  readonly secret: string;
  readonly onDone: () => void;
}

function Pair({ question, secret, onDone }: PairProps): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const merging = useAct(MergeDocument, secret);
  const keeping = useAct(KeepApartDocument, secret);
  const sides = [question.a, question.b] as const;
  const finish = (faults: readonly { readonly message: string }[] | undefined): void => {
    if (faults === undefined || faults.length > 0) return;
    announce(own.done);
    onDone();
  };
  const merge = async (keep: SideFragment): Promise<void> => {
    const other = sides.find(({ key }) => key !== keep.key);
    const input = { keep: keep.key, duplicates: [other?.key ?? ''], reason: reason.trim() };
    finish((await merging.run({ input }))?.merge?.errors);
  };
  const apart = async (): Promise<void> =>
    finish((await keeping.run({ input: { question: question.id } }))?.keepApart?.errors);
  const faults = [...(merging.data?.merge?.errors ?? []), ...(keeping.data?.keepApart?.errors ?? [])];
  return (
    <article class="pair">
      <p class="quiet">
        {own.likely(Math.round(question.score * 100))}
        {question.reasons.map(({ code, zh, en }) => (
          <span key={code} title={code}>
            {' · '}
            {language === 'zh' ? zh : en}
          </span>
        ))}
      </p>
      <div class="sides">
        {sides.map((side) => (
          <Side
            key={side.key}
            side={side}
            disabled={reason.trim() === '' || merging.busy}
            onKeep={() => void merge(side)}
          />
        ))}
      </div>
      <p class="side-acts">
        <Reason value={reason} onChange={setReason} />
        <button type="button" disabled={keeping.busy} onClick={() => void apart()}>
          {own.apart}
        </button>
      </p>
      {[merging.failure, keeping.failure].map(
        (failure) => failure && <Failed key={failure.message} failure={failure} />,
      )}
      {faults.map(({ message }) => (
        <p key={message} role="alert">
          <Name name={message} />
        </p>
      ))}
    </article>
  );
}

function Side({ side, disabled, onKeep }: { side: SideFragment; disabled: boolean; onKeep: () => void }): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { kinds, relations, listed } = useWords();
  const { nodes, totalCount } = side.relations;
  return (
    <section>
      <h3>
        <EntityLink entity={side} />
      </h3>
      <p class="quiet">
        {kinds[side.kind] ?? side.kind} <code>{side.key}</code> {datesText(side.validity, language, false)}
      </p>
      {side.identifiers.length > 0 && (
        <p>
          {own.identifiers} {listed(side.identifiers.map(({ scheme, value }) => `${scheme} ${value}`))}
        </p>
      )}
      {side.aliases.length > 0 && (
        <p>
          {own.names} {listed(side.aliases.map(({ name }) => name))}
        </p>
      )}
      <p class="quiet">{own.facts(nodes.length, totalCount ?? nodes.length)}</p>
      <ul>
        {nodes.map((fact) => (
          <li key={fact.id}>
            <Disclosure
              summary={
                <>
                  <span class="quiet">{relations[fact.predicate]?.[wayOf(fact, side.key)] ?? fact.predicate}</span>{' '}
                  <Name name={otherEnd(fact, side.key).name} />
                </>
              }
            >
              <Claim id={fact.id} />
            </Disclosure>
          </li>
        ))}
      </ul>
      <button type="button" disabled={disabled} onClick={onKeep}>
        {own.keepThis}
      </button>
    </section>
  );
}

function Merged({ merger, secret, onDone }: { merger: Merger; secret: string; onDone: () => void }): JSX.Element {
  const own = useOwnWords(words);
  const [reason, setReason] = useState('');
  const undoing = useAct(UnmergeDocument, secret);
  const undo = async (): Promise<void> => {
    const errors = (await undoing.run({ input: { merger: merger.id, reason: reason.trim() } }))?.unmerge?.errors;
    if (!errors || errors.length > 0) return;
    announce(own.done);
    onDone();
  };
  return (
    <li>
      <p>
        <EntityLink entity={merger.merged} /> → <EntityLink entity={merger.keep} />{' '}
        <span class="quiet">
          {dayOf(merger.mergedAt)} · <Name name={merger.reason} />
        </span>
      </p>
      {merger.state === 'UNDONE' ? (
        <p class="quiet">
          {own.undone} {merger.undoneAt ? dayOf(merger.undoneAt) : null}
        </p>
      ) : (
        <p class="side-acts">
          <Reason value={reason} onChange={setReason} />
          <button type="button" disabled={reason.trim() === '' || undoing.busy} onClick={() => void undo()}>
            {own.undo}
          </button>
        </p>
      )}
      {undoing.failure && <Failed failure={undoing.failure} />}
      {undoing.data?.unmerge?.errors.map(({ message }) => (
        <p key={message} role="alert">
          <Name name={message} />
        </p>
      ))}
    </li>
  );
}

/** Why a curator decides so, in a sentence. */
function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <label>
      {own.reason}{' '}
      <input
        type="text"
        maxLength={500}
        title={own.reasonHelp}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
