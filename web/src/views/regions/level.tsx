import type { JSX } from 'preact';
import { Name } from '../../components/name.tsx';
import { Empty, Truncated } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { rolledUp } from '../../core/regions/roll-up.ts';
import type { EntityKind } from '../../generated/enums.ts';
import type { RegionPartsFragment } from '../../generated/regions.ts';
import { useOwnWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { regionWords } from './words.ts';

export interface LevelProps {
  readonly regions: readonly RegionPartsFragment[];
  readonly total: number;
  readonly counts: readonly { readonly value: string | null; readonly count: number }[];
  readonly kind: EntityKind | null;
  /** What these regions lie in; absent at the top. */
  readonly of?: RegionPartsFragment;
}

interface Row {
  readonly region: RegionPartsFragment;
  readonly count: number;
}

/** The regions of one level with how many lie in each, as bars and as a table at once. */
export function Level({ regions, total, counts, kind, of }: LevelProps): JSX.Element {
  const words = useOwnWords(regionWords);
  const href = useHref();
  const known = counts.flatMap(({ value, count }) => (value === null ? [] : [{ key: value, count }]));
  const sums = rolledUp(
    regions.map(({ key }) => key),
    known,
  );
  const rows = regions
    .map((region): Row => ({ region, count: sums.get(region.key) ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.region.key < b.region.key ? -1 : 1));
  const columns = useColumns(Math.max(1, ...rows.map(({ count }) => count)), kind);
  const directly = known.find(({ key }) => key === of?.key)?.count ?? 0;
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={words.none}>{words.noneAdvice}</Empty>
      ) : (
        <Table
          caption={of ? words.caption(of.name) : words.topCaption}
          columns={columns}
          rows={rows}
          keyOf={({ region }) => region.key}
          file="silian-regions"
        />
      )}
      {rows.length < total && <Truncated>{words.cut(rows.length, total)}</Truncated>}
      {of && (
        <p class="region-here">
          {words.here(directly)} · <a href={href({ screen: 'list', parameters: listOf(of.key, kind) })}>{words.list}</a>{' '}
          · <a href={href({ screen: 'entity', key: of.key })}>{words.page}</a>
        </p>
      )}
    </>
  );
}

const listOf = (region: string, kind: EntityKind | null): URLSearchParams =>
  new URLSearchParams({ region, ...(kind === null ? { located: '1' } : { kind }) });

function useColumns(most: number, kind: EntityKind | null): readonly Column<Row>[] {
  const { columns } = useOwnWords(regionWords);
  const href = useHref();
  const deeper = (at: string) => new URLSearchParams({ at, ...(kind === null ? {} : { kind }) });
  return [
    {
      name: 'region',
      head: columns.region,
      text: ({ region }) => region.name,
      cell: ({ region }) => (
        <a href={href({ screen: 'regions', parameters: deeper(region.key) })}>
          <Name name={region.name} />
        </a>
      ),
    },
    { name: 'level', head: columns.level, text: ({ region }) => ('level' in region ? (region.level ?? '') : '') },
    {
      name: 'bar',
      head: columns.bar,
      text: ({ count }) => `${Math.round((100 * count) / most)}%`,
      order: ({ count }) => count,
      cell: ({ count }) => <Bar share={count / most} />,
    },
    {
      name: 'count',
      head: columns.count,
      text: ({ count }) => String(count),
      order: ({ count }) => count,
      numeric: true,
      cell: ({ region, count }) =>
        count === 0 ? '0' : <a href={href({ screen: 'list', parameters: listOf(region.key, kind) })}>{count}</a>,
    },
  ];
}

const Bar = ({ share }: { share: number }): JSX.Element => (
  <svg class="region-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect width={share === 0 ? 0 : Math.max(1, 100 * share)} height="8" />
  </svg>
);
