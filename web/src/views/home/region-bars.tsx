import type { JSX } from 'preact';
import { Bars } from '../../components/bars.tsx';
import { Name } from '../../components/name.tsx';
import { useOwnWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { homeWords } from './words.ts';

interface Bucket {
  readonly value: string | null;
  readonly label: string;
  readonly count: number;
}

const MOST = 8;

/** Where most lies; each leads to its region. */
export function RegionBars({ buckets }: { buckets: readonly Bucket[] }): JSX.Element {
  const own = useOwnWords(homeWords);
  const href = useHref();
  const rows = buckets.flatMap(({ value, label, count }) => {
    if (value === null) return [];
    const parameters = new URLSearchParams({ at: value });
    const name = (
      <a href={href({ screen: 'regions', parameters })}>
        <Name name={label} />
      </a>
    );
    return [{ key: value, label: name, count }];
  });
  return (
    <section class="section">
      <div class="section-head">
        <h2>{own.regions}</h2>
        <a href={href({ screen: 'regions' })}>{own.allRegions}</a>
      </div>
      {rows.length === 0 ? <p>{own.noRegions}</p> : <Bars rows={rows.slice(0, MOST)} label={own.regions} />}
      <p class="quiet note">{own.regionsHelp}</p>
    </section>
  );
}
