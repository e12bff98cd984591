import type { JSX } from 'preact';
import { TypeMark } from '../../components/mark.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { EntityKind } from '../../generated/enums.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

/** The kinds on the canvas with their signs and numbers; each can be left out. */
export function Legend({
  counts,
  off,
  onToggle,
}: {
  counts: Scene['counts'];
  off: readonly EntityKind[];
  onToggle: (kind: EntityKind) => void;
}): JSX.Element {
  const { kinds } = useWords();
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.legend}</h2>
      <p class="quiet">{own.legendHelp}</p>
      <ul class="legend">
        {KINDS.filter((kind) => counts.has(kind)).map((kind) => (
          <li key={kind}>
            <button type="button" aria-pressed={!off.includes(kind)} onClick={() => onToggle(kind)}>
              <TypeMark kind={kind} size={14} />
              <span>{kinds[kind] ?? kind}</span>
              <span class="legend-count">{counts.get(kind)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
