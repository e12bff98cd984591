import type { ComponentChildren, JSX } from 'preact';
import type { Failure } from '../api/failure.ts';
import type { Answer } from '../api/use-answer.ts';
import { useWords } from '../language/words.ts';

/** Something is on its way. */
export function Loading({ lines = 3 }: { lines?: number }): JSX.Element {
  const words = useWords();
  return (
    <div class="loading" role="status">
      <span>{words.states.loading}</span>
      <div class="skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <i key={line} />
        ))}
      </div>
    </div>
  );
}

/** Nothing is there; the text says what to do about it. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element => (
  <div class="state">
    <p class="state-title">{title}</p>
    {children}
  </div>
);

/** It did not work; says why, and lets one try again. */
export function Failed({ failure, retry }: { failure: Failure; retry?: () => void }): JSX.Element {
  const { states } = useWords();
  const known: Readonly<Record<string, string>> = states.failures;
  return (
    <div class="state state-failed" role="alert">
      <p class="state-title">{states.failed}</p>
      <p>{known[failure.code] ?? states.otherFailure}</p>
      {known[failure.code] === undefined && (
        <p class="quiet">
          <code>{failure.code}</code> <bdi>{failure.message}</bdi>
        </p>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {states.retry}
        </button>
      )}
    </div>
  );
}

/** There is more than is shown; the text says how to see it. */
export const Truncated = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <p class="truncated" role="note">
    {children}
  </p>
);

/** What becomes of a question, drawn: on its way, failed, or there. */
export function Answered<Data>({
  answer,
  lines,
  children,
}: {
  answer: Answer<Data>;
  lines?: number;
  children: (data: Data) => ComponentChildren;
}): JSX.Element {
  const { data, failure, loading, retry } = answer;
  if (failure) return <Failed failure={failure} retry={retry} />;
  if (data === undefined) return <Loading {...(lines === undefined ? {} : { lines })} />;
  return (
    <div class={loading ? 'stale' : 'fresh'} aria-busy={loading}>
      {children(data)}
    </div>
  );
}
