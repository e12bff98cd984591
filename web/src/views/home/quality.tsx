import type { JSX } from 'preact';
import { Name } from '../../components/name.tsx';
import { countOf, daysBetween, knownShare, percent, type Share, shareWith } from '../../core/quality/quality.ts';
import { dayOf, dayText } from '../../core/time/dates.ts';
import type { OverviewQuery } from '../../generated/home.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { bucketsOf } from './buckets.ts';
import { homeWords } from './words.ts';

/** Days after which what a source says may no longer be so. */
const STALE_AFTER = 365;

/** How much of what is shown has a source, is stated, dated and placed, and how old the newest source is. */
export function Quality({ overview }: { overview: OverviewQuery }): JSX.Element {
  const own = useOwnWords(homeWords);
  const total = bucketsOf(overview, 'KIND').reduce((sum, { count }) => sum + count, 0);
  const stated = { part: countOf(bucketsOf(overview, 'STATUS'), 'ASSERTED'), whole: total };
  return (
    <section class="section">
      <h2>{own.quality}</h2>
      <dl class="quality">
        <Measure name={own.sourced} help={own.sourcedHelp} share={shareWith(total, bucketsOf(overview, 'SOURCE'))} />
        <Measure name={own.stated} help={own.statedHelp} share={stated} />
        <Measure name={own.dated} help={own.datedHelp} share={knownShare(overview.days?.[0]?.buckets ?? [])} />
        <Measure name={own.placed} help={own.placedHelp} share={knownShare(overview.places?.[0]?.buckets ?? [])} />
        <Newest source={overview.sources.nodes[0]} />
      </dl>
    </section>
  );
}

function Measure({ name, help, share }: { name: string; help: string; share: Share }): JSX.Element {
  const own = useOwnWords(homeWords);
  const value = percent(share);
  return (
    <div>
      <dt>
        {name}
        <span class="quiet">{help}</span>
      </dt>
      <dd>
        <span class="measure">{value === null ? own.none : `${value}%`}</span>
        <span class="quiet">{own.of(share.part, share.whole)}</span>
      </dd>
    </div>
  );
}

function Newest({ source }: { source: OverviewQuery['sources']['nodes'][number] | undefined }): JSX.Element | null {
  const own = useOwnWords(homeWords);
  const language = useLanguage();
  const day = source?.publishedOn;
  if (!source || !day) return null;
  const age = daysBetween(day, dayOf(new Date()));
  return (
    <div>
      <dt>
        {own.newest}
        <span class="quiet">
          <Name name={source.title} />
        </span>
      </dt>
      <dd>
        <span class="measure">{dayText(day, language)}</span>
        <span class={age > STALE_AFTER ? 'warn' : 'quiet'}>
          {own.daysAgo(age)}
          {age > STALE_AFTER && (language === 'zh' ? `，${own.stale}` : `. ${own.stale}`)}
        </span>
      </dd>
    </div>
  );
}
