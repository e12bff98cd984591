import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../components/page.tsx';
import { Answered, Empty } from '../../components/states.tsx';
import { choice, parametersOf, text } from '../../core/address/parameters.ts';
import { KINDS } from '../../core/kinds/kinds.ts';
import {
  RegionPageDocument,
  type RegionPageQuery,
  type RegionPartsFragment,
  TopRegionsDocument,
  type TopRegionsQuery,
} from '../../generated/regions.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useHref, useLens, useParameters } from '../../navigation/address.ts';
import { Level, type LevelProps } from './level.tsx';
import { regionWords } from './words.ts';
import './regions.css';

export const own = parametersOf({ at: text(), kind: choice(KINDS, null) });

/** How many lie where: province, city, county, a level at a time. No map, and so no boundary, is drawn. */
export default function Regions(): JSX.Element {
  const words = useOwnWords(regionWords);
  const [{ at, kind }] = useParameters(own);
  const asOf = useLens() ?? null;
  const kinds = kind === null ? {} : { kinds: [kind] };
  const top = useAnswer(TopRegionsDocument, at === '' ? { filter: kinds, asOf } : null);
  const region = useAnswer(
    RegionPageDocument,
    at === '' ? null : { key: at, filter: { ...kinds, regions: [at] }, asOf },
  );
  const answer = at === '' ? top : region;
  const here = region.data?.entity;
  return (
    <Page title={(at !== '' && here?.name) || words.title} sources={answer.data?.sources.totalCount}>
      <p class="quiet region-lead">{words.lead}</p>
      <div class="region-tools">
        <Above region={at === '' ? undefined : here} />
        <KindChoice />
      </div>
      <Answered<TopRegionsQuery | RegionPageQuery> answer={answer} lines={8}>
        {(data) => {
          const counts = data.counts?.[0]?.buckets ?? [];
          if ('entities' in data) return <Level {...listed(data.entities)} counts={counts} kind={kind} />;
          const { entity } = data;
          if (!entity || !('children' in entity)) return <Empty title={words.nothing}>{words.nothingAdvice}</Empty>;
          return <Level {...listed(entity.children)} counts={counts} kind={kind} of={entity} />;
        }}
      </Answered>
    </Page>
  );
}

const listed = ({
  nodes,
  totalCount,
}: {
  nodes: readonly RegionPartsFragment[];
  totalCount: number;
}): Pick<LevelProps, 'regions' | 'total'> => ({
  regions: nodes,
  total: totalCount,
});

type Here = RegionPartsFragment & { readonly parent?: Here | null };

/** The way up. */
function Above({ region }: { region: Here | null | undefined }): JSX.Element {
  const words = useOwnWords(regionWords);
  const href = useHref();
  const [{ kind }] = useParameters(own);
  const to = (at: string): string => href({ screen: 'regions', parameters: own.write({ at, kind }) });
  const above = [region?.parent?.parent, region?.parent].filter((each) => each !== null && each !== undefined);
  return (
    <nav aria-label={words.path}>
      <ol class="region-path">
        {region && (
          <li>
            <a href={to('')}>{words.top}</a>
          </li>
        )}
        {above.map(({ key, name }) => (
          <li key={key}>
            <a href={to(key)}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        {region && <li aria-current="page">{region.name}</li>}
      </ol>
    </nav>
  );
}

function KindChoice(): JSX.Element {
  const words = useOwnWords(regionWords);
  const shared = useWords();
  const [{ kind }, change] = useParameters(own);
  return (
    <label>
      {words.kind}{' '}
      <select
        value={kind ?? ''}
        onChange={({ currentTarget }) => change({ kind: KINDS.find((each) => each === currentTarget.value) ?? null })}
      >
        <option value="">{words.any}</option>
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {shared.kinds[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
