import type { JSX } from 'preact';
import { Name } from '../../components/name.tsx';
import type { OverviewQuery } from '../../generated/home.ts';
import { useOwnWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import type { RecentEvent } from './recent-events.tsx';
import { homeWords } from './words.ts';

interface Starter {
  readonly question: string;
  readonly href: string;
}

/** Four questions that this graph has answers to, made of what it holds. */
export function Starters({
  overview,
  event,
}: {
  overview: OverviewQuery;
  event: RecentEvent | undefined;
}): JSX.Element {
  const own = useOwnWords(homeWords);
  return (
    <section class="section">
      <h2>{own.starters}</h2>
      <ul class="starters">
        {useStarters(overview, event).map(({ question, href }) => (
          <li key={href}>
            <a href={href}>
              <Name name={question} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useStarters({ places, ranking }: OverviewQuery, event: RecentEvent | undefined): readonly Starter[] {
  const own = useOwnWords(homeWords);
  const href = useHref();
  const list = (given: Record<string, string>) => href({ screen: 'list', parameters: new URLSearchParams(given) });
  const place = places?.[0]?.buckets.find(({ value }) => value !== null);
  const body = ranking?.nodes[0];
  return [
    ...(event ? [{ question: own.outcomesOf(event.name), href: href({ screen: 'entity', key: event.key }) }] : []),
    { question: own.severalPosts, href: list({ kind: 'PERSON', tie: 'HOLDS_ROLE', least: '2' }) },
    ...(place?.value
      ? [{ question: own.alliancesIn(place.label), href: list({ kind: 'ALLIANCE', region: place.value }) }]
      : []),
    ...(body ? [{ question: own.tiesOf(body.name), href: href({ screen: 'entity', key: body.key }) }] : []),
  ];
}
