import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { TypeMark } from '../../components/mark.tsx';
import { Answered } from '../../components/states.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { expansionOf, type KindCount, neighbourKinds } from '../../core/scene/expansion.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { Expansion, SceneView } from '../../core/scene/view.ts';
import type { EntityKind } from '../../generated/enums.ts';
import { KindsDocument } from '../../generated/explore.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

interface ExpandingProps {
  readonly entityKey: string;
  readonly view: SceneView;
  readonly scene: Scene;
  readonly onExpand: (expansion: Expansion) => void;
}

/** How many neighbours an entity has, of which kinds, and which of them to add. */
export function Expanding({ entityKey, view, scene, onExpand }: ExpandingProps): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens();
  const [chosen, setChosen] = useState<readonly EntityKind[]>([]);
  const answer = useAnswer(KindsDocument, { of: entityKey, asOf: lens ?? null, made: view.made });
  const toggle = (kind: EntityKind): void =>
    setChosen(chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind]);
  return (
    <Answered answer={answer} lines={2}>
      {({ neighbourCounts }) => {
        const counts = neighbourKinds(neighbourCounts ?? [], entityKey, scene);
        if (counts.length === 0) return <p class="quiet">{own.noNeighbours}</p>;
        const next = expansionOf(view, entityKey, counts, chosen);
        return (
          <>
            <Kinds counts={counts} chosen={chosen} onToggle={toggle} />
            {next ? (
              <button type="button" class="primary" onClick={() => onExpand(next.expansion)}>
                {own.add(next.adds)}
              </button>
            ) : (
              <p class="quiet">{own.allShown}</p>
            )}
          </>
        );
      }}
    </Answered>
  );
}

/** A button for each kind, with how many of how many are drawn; some chosen, only these are added. */
function Kinds({
  counts,
  chosen,
  onToggle,
}: {
  counts: readonly KindCount[];
  chosen: readonly EntityKind[];
  onToggle: (kind: EntityKind) => void;
}): JSX.Element {
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const sorted = [...counts].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return (
    <ul class="kinds" aria-label={own.kindsHelp} title={own.kindsHelp}>
      {sorted.map(({ kind, total, shown }) => (
        <li key={kind}>
          <button type="button" aria-pressed={chosen.includes(kind)} onClick={() => onToggle(kind)}>
            <TypeMark kind={kind} />
            {kinds[kind] ?? kind} <span class="quiet">{own.kindCount(shown, total)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
