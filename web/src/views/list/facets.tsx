import type { JSX } from 'preact';
import { Bars } from '../../components/bars.tsx';
import { TypeMark } from '../../components/mark.tsx';
import { Name } from '../../components/name.tsx';
import { isKind } from '../../core/kinds/kinds.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { type Asked, own } from './asking.ts';
import type { Buckets, Listing } from './use-listing.ts';
import { listWords } from './words.ts';

/** Longer lists are cut: the largest come first, and a search finds the rest. */
const MOST = 12;

/** How the list divides, by kind and by region; each line narrows it. */
export function Facets({ listing, asked }: { listing: Listing; asked: Asked }): JSX.Element {
  const words = useOwnWords(listWords);
  const shared = useWords();
  const href = useHref();
  const narrowed = (changes: Partial<Asked>): string =>
    href({ screen: 'list', parameters: own.write({ ...asked, after: '', before: '', ...changes }) });
  const kinds = listing.kinds.flatMap(({ value, count }) => {
    if (!isKind(value)) return [];
    const label = (
      <a href={narrowed({ kind: value })} aria-current={value === asked.kind ? 'true' : undefined}>
        <TypeMark kind={value} />
        {shared.kinds[value]}
      </a>
    );
    return [{ key: value, label, count }];
  });
  return (
    <aside class="facets" aria-label={words.filters}>
      {kinds.length > 0 && (
        <section class="section">
          <h2>{words.kinds}</h2>
          <Bars rows={kinds} label={words.kinds} />
        </section>
      )}
      <Regions buckets={listing.regions} chosen={asked.region} hrefOf={(region) => narrowed({ region })} />
    </aside>
  );
}

interface RegionsProps {
  readonly buckets: Buckets;
  readonly chosen: string;
  readonly hrefOf: (region: string) => string;
}

function Regions({ buckets, chosen, hrefOf }: RegionsProps): JSX.Element | null {
  const words = useOwnWords(listWords);
  const rows = buckets.slice(0, MOST).map(({ value, label, count }) => {
    const name =
      value === null ? (
        <span class="quiet">{words.unknown}</span>
      ) : (
        <a href={hrefOf(value)} aria-current={value === chosen ? 'true' : undefined}>
          <Name name={label} />
        </a>
      );
    return { key: value ?? '', label: name, count };
  });
  if (rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{words.regions}</h2>
      <Bars rows={rows} label={words.regions} />
    </section>
  );
}
