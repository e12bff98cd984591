import { useState } from 'preact/hooks';
import { ask, forgetAnswers, type Question } from '../../api/ask.ts';
import { type Failure, failureOf } from '../../api/failure.ts';

/** Something that is done on a press: what came of it, and whether it is under way. */
export interface Act<Data, Variables> {
  readonly data: Data | undefined;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  run(variables: Variables): Promise<Data | undefined>;
  forget(): void;
}

/** An act of an editor; what others have read before is forgotten, for it may be otherwise now. */
export function useAct<Data, Variables>(question: Question<Data, Variables>, secret: string): Act<Data, Variables> {
  const [state, setState] = useState<{ data?: Data; failure?: Failure; busy: boolean }>({ busy: false });
  const run = async (variables: Variables): Promise<Data | undefined> => {
    setState({ busy: true });
    try {
      const data = await ask(question, variables, { key: secret });
      forgetAnswers();
      setState({ data, busy: false });
      return data;
    } catch (error) {
      setState({ failure: failureOf(error), busy: false });
      return undefined;
    }
  };
  return { data: state.data, failure: state.failure, busy: state.busy, run, forget: () => setState({ busy: false }) };
}
