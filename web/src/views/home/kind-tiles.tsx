import type { JSX } from 'preact';
import { TypeMark } from '../../components/mark.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import './tiles.css';

interface Bucket {
  readonly value: string | null;
  readonly count: number;
}

/** How many there are of each kind; each tile leads to their list. */
export function KindTiles({ buckets }: { buckets: readonly Bucket[] }): JSX.Element {
  const words = useWords();
  const href = useHref();
  const counts = new Map(buckets.map(({ value, count }) => [value, count]));
  return (
    <ul class="tiles">
      {KINDS.filter((kind) => counts.has(kind)).map((kind) => (
        <li key={kind}>
          <a href={href({ screen: 'list', parameters: new URLSearchParams({ kind }) })}>
            <span class="tile-count">{counts.get(kind)}</span>
            <span class="tile-kind">
              <TypeMark kind={kind} />
              {words.kinds[kind]}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
