import type { JSX } from 'preact';
import { Standing } from '../../components/chip.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink, Name } from '../../components/name.tsx';
import { Empty } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { happens } from '../../core/facts/facts.ts';
import { datesText } from '../../core/time/dates.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import type { Asked } from './asking.ts';
import type { Listing, Row } from './use-listing.ts';
import { listWords } from './words.ts';

/** One page of a list. */
export function Rows({ listing, asked }: { listing: Listing; asked: Asked }): JSX.Element {
  const own = useOwnWords(listWords);
  // a column in which no row says anything says nothing either
  const columns = useColumns(asked).filter(({ text }) => listing.rows.some((row) => text(row) !== ''));
  if (listing.rows.length === 0) return <Empty title={own.empty}>{own.emptyAdvice}</Empty>;
  return (
    <Table
      caption={own.caption(listing.total)}
      columns={columns}
      rows={listing.rows}
      keyOf={({ id }) => id}
      titleOf={({ name }) => name}
      detail={({ id }) => <Claim id={id} />}
      file="silian-list"
    />
  );
}

const regionOf = (row: Row) => ('region' in row ? row.region : null);

function useColumns({ kind, q }: Asked): readonly Column<Row>[] {
  const own = useOwnWords(listWords);
  const words = useWords();
  const language = useLanguage();
  const kindOf = (row: Row): string => words.kinds[row.kind] ?? row.kind;
  const columns: readonly (Column<Row> | false)[] = [
    {
      name: 'name',
      head: own.columns.name,
      text: ({ name }) => name,
      cell: (row) => (
        <>
          <EntityLink entity={row} />
          {q !== '' && row.matchedOn !== row.name && row.matchedOn !== q && (
            <span class="quiet"> {words.search.matchedOn(row.matchedOn ?? '')}</span>
          )}
        </>
      ),
    },
    kind === null && { name: 'kind', head: own.columns.kind, text: kindOf },
    {
      name: 'region',
      head: own.columns.region,
      text: (row) => regionOf(row)?.name ?? '',
      cell: (row) => <Name name={regionOf(row)?.name ?? ''} />,
    },
    {
      name: 'when',
      head: own.columns.when,
      text: ({ validity, kind: of }) => (isDated(validity) ? datesText(validity, language, happens(of)) : ''),
      order: ({ validity }) => validity.from ?? validity.observedOn[0] ?? validity.to,
    },
    {
      name: 'sure',
      head: own.columns.sure,
      text: ({ provenance }) => words.statuses[provenance.status] ?? provenance.status,
      cell: ({ provenance }) => <Standing status={provenance.status} always />,
    },
    {
      name: 'evidence',
      head: own.columns.evidence,
      text: ({ provenance }) => String(provenance.evidence.totalCount),
      order: ({ provenance }) => provenance.evidence.totalCount,
      numeric: true,
    },
  ];
  return columns.filter((column) => column !== false);
}

const isDated = ({ from, to, observedOn }: Row['validity']): boolean =>
  from !== null || to !== null || observedOn.length > 0;
