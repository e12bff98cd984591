import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { TypeMark } from '../../components/mark.tsx';
import { Answered } from '../../components/states.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { MOST_ADDED } from '../../core/scene/view.ts';
import type { EntityKind } from '../../generated/enums.ts';
import { KindsDocument } from '../../generated/explore.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

const STEP = 25;

interface Expanding {
  readonly entityKey: string;
  readonly made: boolean;
  /** Keys that are on the canvas already. */
  readonly there: ReadonlySet<string>;
  readonly onExpand: (kinds: readonly EntityKind[], count: number) => void;
}

/** How many neighbours an entity has, of which kinds, and which of them to add. */
export function Expanding({ entityKey, made, there, onExpand }: Expanding): JSX.Element {
  const own = useOwnWords(words);
  const { kinds: kindWords } = useWords();
  const lens = useLens();
  const [chosen, setChosen] = useState<readonly EntityKind[]>([]);
  const answer = useAnswer(KindsDocument, { of: [entityKey], asOf: lens ?? null, made });
  return (
    <Answered answer={answer} lines={2}>
      {({ neighbourhood }) => {
        const neighbours = (neighbourhood?.nodes ?? []).filter(({ key }) => key !== entityKey);
        const more = (neighbourhood?.omitted ?? []).reduce((sum, { count }) => sum + count, 0);
        if (neighbours.length === 0) return <p class="quiet">{own.noNeighbours}</p>;
        const wanted = neighbours.filter(({ kind }) => chosen.length === 0 || chosen.includes(kind));
        const fresh = wanted.filter(({ key }) => !there.has(key));
        const shown = wanted.length - fresh.length;
        const count = Math.min(fresh.length, STEP);
        const toggle = (kind: EntityKind): void =>
          setChosen(chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind]);
        return (
          <>
            <p class="quiet">{own.neighbours(`${neighbours.length}${more > 0 ? '+' : ''}`)}</p>
            <ul class="kinds">
              {KINDS.filter((kind) => neighbours.some((each) => each.kind === kind)).map((kind) => {
                const all = neighbours.filter((each) => each.kind === kind);
                return (
                  <li key={kind}>
                    <button type="button" aria-pressed={chosen.includes(kind)} onClick={() => toggle(kind)}>
                      <TypeMark kind={kind} />
                      {kindWords[kind] ?? kind}{' '}
                      <span class="quiet">
                        {own.kindCount(all.filter(({ key }) => there.has(key)).length, all.length)}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {fresh.length === 0 ? (
              <p class="quiet">{own.allShown}</p>
            ) : (
              <button
                type="button"
                class="primary"
                onClick={() => onExpand(chosen, Math.min(shown + count, MOST_ADDED))}
              >
                {own.add(count)}
              </button>
            )}
          </>
        );
      }}
    </Answered>
  );
}
