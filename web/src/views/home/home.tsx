import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../components/page.tsx';
import { Answered } from '../../components/states.tsx';
import { OverviewDocument, RecentEventsDocument } from '../../generated/home.ts';
import { useOwnWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { bucketsOf } from './buckets.ts';
import { KindTiles } from './kind-tiles.tsx';
import { Quality } from './quality.tsx';
import { RecentEvents } from './recent-events.tsx';
import { RegionBars } from './region-bars.tsx';
import { Starters } from './starters.tsx';
import { homeWords } from './words.ts';
import './home.css';

/** What there is, what happened lately, how well it is known, and where to begin. */
export default function Home(): JSX.Element {
  const words = useOwnWords(homeWords);
  const asOf = useLens() ?? null;
  const overview = useAnswer(OverviewDocument, { asOf });
  const recent = useAnswer(RecentEventsDocument, { asOf });
  const isDrawn = overview.data !== undefined && recent.data !== undefined;
  return (
    <Page title={words.title} sources={isDrawn ? overview.data?.sources.totalCount : undefined}>
      <p class="home-lead">{words.lead}</p>
      <Answered answer={overview} lines={6}>
        {(data) => <KindTiles buckets={bucketsOf(data, 'KIND')} />}
      </Answered>
      <div class="columns">
        <section class="section">
          <Answered answer={recent} lines={6}>
            {({ events }) => <RecentEvents events={events.nodes} />}
          </Answered>
        </section>
        <div>
          {overview.data && recent.data && (
            <>
              <Starters overview={overview.data} event={recent.data.events.nodes[0]} />
              <RegionBars buckets={overview.data.places?.[0]?.buckets ?? []} />
              <Quality overview={overview.data} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
