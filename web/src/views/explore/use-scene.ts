import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { ask } from '../../api/ask.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { LIMITS, type Part, type SceneFact, type SceneNode } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { AroundDocument, WaysDocument } from '../../generated/explore.ts';
import { useLanguage } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';

/** A way between two, as it was found. */
export interface Way {
  readonly sentence: string;
  readonly confidence: number;
  readonly entities: readonly SceneNode[];
  readonly relations: readonly SceneFact[];
}

export interface Ways {
  readonly ways: readonly Way[];
  readonly truncated: boolean;
  readonly reason: string | null;
}

export interface SceneAnswer {
  readonly parts: readonly Part[];
  readonly ways: Ways | undefined;
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  retry(): void;
}

const MOST_STARTS = 50;
/** What one question may ask for without expanding it. */
const MOST_GIVEN = 1_000;
const NONE: readonly Part[] = [];

/** What a view shows, asked for again whenever it asks for something else; what was there stays until that has come. */
export function useScene(view: SceneView): SceneAnswer {
  const lens = useLens();
  const language = useLanguage() === 'zh' ? 'ZH' : 'EN';
  const [attempt, retry] = useReducer((count: number, _again: undefined) => count + 1, 0);
  const asked = useMemo(
    () => JSON.stringify([view.of, view.expanded, view.path, view.made, lens, language, attempt]),
    [view.of, view.expanded, view.path, view.made, lens, language, attempt],
  );
  const [state, setState] = useState({
    asked: '',
    parts: NONE,
    ways: undefined as Ways | undefined,
    failure: undefined as Failure | undefined,
  });
  const latest = useRef(asked);
  latest.current = asked;
  useEffect(() => {
    const leaving = new AbortController();
    read(view, { asOf: lens ?? null, made: view.made, language }, leaving.signal).then(
      (found) => setState({ asked, ...found, failure: undefined }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setState((last) => ({ ...last, asked, failure: failureOf(error) }));
      },
    );
    return () => leaving.abort();
    // `asked` says all that the questions depend on
  }, [asked]);
  return {
    parts: state.parts,
    ways: state.ways,
    loading: state.asked !== asked,
    failure: state.failure,
    retry: () => retry(undefined),
  };
}

interface Lens {
  readonly asOf: { validAt?: string; knownAt?: string } | null;
  readonly made: boolean;
  readonly language: 'ZH' | 'EN';
}

async function read(
  view: SceneView,
  lens: Lens,
  signal: AbortSignal,
): Promise<{ parts: Part[]; ways: Ways | undefined }> {
  const { asOf, made } = lens;
  const around = async (of: readonly string[], kinds: SceneView['off'] | null, limit: number): Promise<Part> => {
    const { neighbourhood } = await ask(AroundDocument, { of, kinds, limit, asOf, made }, { signal });
    return neighbourhood ?? { nodes: [], edges: [] };
  };
  const given = view.of.slice(0, MOST_GIVEN);
  const [ways, ...parts] = await Promise.all([
    waysOf(view, lens, signal),
    ...(given.length > 0 ? [around(given, [], given.length)] : []),
    ...view.expanded
      .slice(0, MOST_STARTS)
      .map(({ key, kinds, count }) => around([key], kinds.length > 0 ? kinds : null, count + 1)),
  ]);
  const found: Part[] = [
    ...parts,
    ...(ways?.ways.map(({ entities, relations }) => ({ nodes: entities, edges: relations })) ?? []),
  ];
  if (found.length < 2) return { parts: found, ways };
  // what joins entities of different questions
  const keys = [...new Set(found.flatMap(({ nodes }) => nodes.map(({ key }) => key)))].slice(
    0,
    Math.min(MOST_GIVEN, LIMITS.drawn),
  );
  return { parts: [...found, await around(keys, [], keys.length)], ways };
}

async function waysOf({ path }: SceneView, { asOf, language }: Lens, signal: AbortSignal): Promise<Ways | undefined> {
  const [from, to] = path;
  if (from === undefined || to === undefined) return undefined;
  const { chains } = await ask(WaysDocument, { from, to, asOf, language }, { signal });
  return { ways: chains?.chains ?? [], truncated: chains?.truncated ?? false, reason: chains?.reason ?? null };
}
