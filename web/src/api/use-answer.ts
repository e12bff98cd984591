import { useEffect, useReducer, useState } from 'preact/hooks';
import { ask, known, type Question } from './ask.ts';
import { type Failure, failureOf } from './failure.ts';

/** What has become of a question. While another is asked, the last answer stays, marked as old. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly failure: Failure | undefined;
  readonly loading: boolean;
  retry(): void;
}

interface State<Data> {
  readonly asked: string;
  readonly data: Data | undefined;
  readonly failure: Failure | undefined;
}

/** Asks while a component is shown, and again when what is asked changes; nothing where the variables are null. */
export function useAnswer<Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables | null,
): Answer<Data> {
  const [attempt, retry] = useReducer((count: number, _again: undefined) => count + 1, 0);
  const asked = variables === null ? '' : `${attempt} ${question} ${JSON.stringify(variables)}`;
  const [state, setState] = useState<State<Data>>(() => ({
    asked: variables !== null && known(question, variables) !== undefined ? asked : '',
    data: variables === null ? undefined : known(question, variables),
    failure: undefined,
  }));
  useEffect(() => {
    if (variables === null || state.asked === asked) return undefined;
    const leaving = new AbortController();
    ask(question, variables, { signal: leaving.signal }).then(
      (data) => setState({ asked, data, failure: undefined }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setState((last) => ({ asked, data: last.data, failure: failureOf(error) }));
      },
    );
    return () => leaving.abort();
    // `asked` says all that the question depends on
  }, [asked]);
  const loading = variables !== null && state.asked !== asked;
  return { data: state.data, failure: loading ? undefined : state.failure, loading, retry: () => retry(undefined) };
}
