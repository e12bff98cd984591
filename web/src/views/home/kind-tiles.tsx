import type { JSX } from 'preact';
import { TypeMark } from '../../components/mark.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { homeWords } from './words.ts';

interface Bucket {
  readonly value: string | null;
  readonly count: number;
}

/** How many there are of each kind; each tile leads to their list. */
export function KindTiles({ buckets }: { buckets: readonly Bucket[] }): JSX.Element {
  const words = useWords();
  const own = useOwnWords(homeWords);
  const href = useHref();
  const counts = new Map(buckets.map(({ value, count }) => [value, count]));
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="section">
      <div class="section-head">
        <h2>{own.kinds}</h2>
        <a href={href({ screen: 'list' })}>{own.total(total)}</a>
      </div>
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
    </section>
  );
}
