import type { JSX } from 'preact';
import { EntityLink } from '../../components/name.tsx';
import type { MatchesQuery } from '../../generated/matching.ts';
import { useOwnWords } from '../../language/words.ts';
import { words } from './words.ts';

/** What is not ranked, and why. */
export function Excluded({
  excluded,
}: {
  excluded: NonNullable<MatchesQuery['matches']>['excluded'];
}): JSX.Element | null {
  const own = useOwnWords(words);
  const some = excluded.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  return (
    <section class="side">
      <h2>{own.excluded}</h2>
      <p class="quiet">{own.excludedHelp}</p>
      <ul>
        {some.map(({ reason, count, offers }) => (
          <li key={reason}>
            {own.reasons[reason] ?? reason} {count}
            <ul class="excluded">
              {offers.map((offer) => (
                <li key={offer.key}>
                  <EntityLink entity={offer} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
