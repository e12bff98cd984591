import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { download } from '../../components/download.ts';
import { EntityLink } from '../../components/name.tsx';
import { Answered, Empty, Truncated } from '../../components/states.tsx';
import { heatOf } from '../../core/matching/matching.ts';
import { csvOf } from '../../core/table/csv.ts';
import { GapsDocument, type GapsQuery } from '../../generated/matching.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

type Gap = NonNullable<GapsQuery['gaps']>['nodes'][number];

/** Demand against supply: skills down, regions across, the darker the more is lacking. */
export function Gaps({ made }: { made: boolean }): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens() ?? null;
  const answer = useAnswer(GapsDocument, { filter: { includeSynthetic: made }, asOf: lens });
  return (
    <section class="section">
      <h2>{own.gaps}</h2>
      <p class="quiet">{own.gapsHelp}</p>
      <Answered answer={answer}>
        {({ gaps }) =>
          gaps === null || gaps.nodes.length === 0 ? (
            <Empty title={own.gapsNone}>
              <p>{own.noneHelp}</p>
            </Empty>
          ) : (
            <>
              <Heat gaps={gaps.nodes} />
              {gaps.totalCount > gaps.nodes.length && (
                <Truncated>{own.more(gaps.totalCount - gaps.nodes.length)}</Truncated>
              )}
            </>
          )
        }
      </Answered>
    </section>
  );
}

const NOWHERE = '';
const MOST_REGIONS = 8;

function Heat({ gaps }: { gaps: readonly Gap[] }): JSX.Element {
  const own = useOwnWords(words);
  const { table } = useWords();
  const regions = regionsOf(gaps, own.nowhere);
  const cell = (gap: Gap, key: string): { demandOffers: number; supplyOffers: number } =>
    gap.regions.find(({ region }) => (region?.key ?? NOWHERE) === key) ?? { demandOffers: 0, supplyOffers: 0 };
  const rows = gaps.map((gap) => [
    gap.topic.name,
    `${gap.demandOffers}/${gap.supplyOffers}`,
    ...regions.map(({ key }) => {
      const { demandOffers, supplyOffers } = cell(gap, key);
      return `${demandOffers}/${supplyOffers}`;
    }),
  ]);
  const head = [own.topic, own.all, ...regions.map(({ name }) => name)];
  return (
    <div class="table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section class="table-scroll" aria-label={own.gaps} tabIndex={0}>
        <table class="heat">
          <caption class="hidden">{own.gaps}</caption>
          <thead>
            <tr>
              {head.map((each) => (
                <th key={each} scope="col">
                  <bdi>{each}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gaps.map((gap) => (
              <tr key={gap.topic.key}>
                <th scope="row">
                  <EntityLink entity={gap.topic} />
                </th>
                <td class={`heat-${heatOf(gap.demandOffers, gap.supplyOffers)}`}>
                  {gap.demandOffers}/{gap.supplyOffers}
                </td>
                {regions.map(({ key }) => {
                  const { demandOffers, supplyOffers } = cell(gap, key);
                  return (
                    <td key={key} class={`heat-${heatOf(demandOffers, supplyOffers)}`}>
                      {demandOffers + supplyOffers === 0 ? '' : `${demandOffers}/${supplyOffers}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="table-foot">
        <span class="quiet">{table.rows(rows.length)}</span>
        <button
          type="button"
          class="plain"
          onClick={() => download('silian-gaps.csv', 'text/csv', csvOf([head, ...rows]))}
        >
          {table.csv}
        </button>
      </p>
    </div>
  );
}

/** The regions of which most is said, those without one last. */
function regionsOf(gaps: readonly Gap[], nowhere: string): { readonly key: string; readonly name: string }[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { region, demandOffers, supplyOffers } of gaps.flatMap(({ regions }) => regions)) {
    const key = region?.key ?? NOWHERE;
    const known = counts.get(key)?.count ?? 0;
    counts.set(key, { name: region?.name ?? nowhere, count: known + demandOffers + supplyOffers });
  }
  return [...counts]
    .sort(
      ([a, one], [b, other]) =>
        Number(a === NOWHERE) - Number(b === NOWHERE) || other.count - one.count || (a < b ? -1 : 1),
    )
    .slice(0, MOST_REGIONS)
    .map(([key, { name }]) => ({ key, name }));
}
