import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../api/failure.ts';
import { type Holdings, NOTHING_HELD } from '../../core/scene/holdings.ts';
import type { Part } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { useLanguage } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { type Reading, readScene, type Ways } from './read-scene.ts';

export interface SceneAnswer {
  readonly parts: readonly Part[];
  readonly ways: Ways | undefined;
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  retry(): void;
}

interface State {
  readonly asked: string;
  readonly parts: readonly Part[];
  readonly ways: Ways | undefined;
  readonly failure: Failure | undefined;
}

const NOTHING: State = { asked: '', parts: [], ways: undefined, failure: undefined };

/** What a view shows. Only what is new is asked for; what was there stays until that has come. */
export function useScene(view: SceneView): SceneAnswer {
  const asOf = useLens() ?? null;
  const language = useLanguage() === 'zh' ? 'ZH' : 'EN';
  const [attempt, retry] = useReducer((count: number, _again: undefined) => count + 1, 0);
  const { of, expanded, path, made } = view;
  const reading = useMemo((): Reading => ({ asOf, made, language }), [asOf, made, language]);
  const asked = useMemo(
    () => JSON.stringify([of, expanded, path, reading, attempt]),
    [of, expanded, path, reading, attempt],
  );
  const [state, setState] = useState(NOTHING);
  // under another lens other facts hold
  const held = useRef<{ reading: Reading; holdings: Holdings }>({ reading, holdings: NOTHING_HELD });
  useEffect(() => {
    const leaving = new AbortController();
    const before = held.current.reading === reading ? held.current.holdings : NOTHING_HELD;
    readScene(view, before, reading, leaving.signal).then(
      ({ held: holdings, parts, ways }) => {
        if (leaving.signal.aborted) return;
        held.current = { reading, holdings };
        setState({ asked, parts, ways, failure: undefined });
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setState((last) => ({ ...last, asked, failure: failureOf(error) }));
      },
    );
    return () => leaving.abort();
    // `asked` says all that the questions depend on
  }, [asked]);
  const { parts, ways, failure } = state;
  return { parts, ways, failure, loading: state.asked !== asked, retry: () => retry(undefined) };
}
