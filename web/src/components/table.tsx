import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { csvOf } from '../core/table/csv.ts';
import { nextSorting, type Sortable, type Sorting, sorted } from '../core/table/sort.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { download } from './download.ts';

export interface Column<Row> {
  /** Short and stable: for sorting, and as `col-<name>` for style. */
  readonly name: string;
  readonly head: string;
  /** What the cell says, for files, for sorting, and for the eye where `cell` is absent. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ComponentChildren;
  /** What to sort by, where that is not the text; null for not known. */
  readonly order?: (row: Row) => Sortable;
  readonly numeric?: boolean;
}

export interface TableProps<Row> {
  readonly caption: string;
  /** The caption is said, and not shown: a heading above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Name of the CSV file, without its end; no download where absent. */
  readonly file?: string;
  /** What a row opens below itself: its evidence. */
  readonly detail?: (row: Row) => ComponentChildren;
  /** What the row is called, for the button that opens it. */
  readonly titleOf?: (row: Row) => string;
}

/** Rows that can be sorted, opened and taken along as CSV. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { caption, captionHidden = false, columns, rows, keyOf, file, detail } = props;
  const words = useWords();
  const language = useLanguage();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const shown = useMemo(() => inOrder(rows, columns, sorting, language), [rows, columns, sorting, language]);
  return (
    <div class="table">
      <div class="table-scroll">
        <table>
          <caption class={captionHidden ? 'hidden' : ''}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.name} column={column} sorting={sorting} onSort={setSorting} />
              ))}
              {detail && (
                <th scope="col" class="table-open">
                  <span class="hidden">{words.table.details}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={keyOf(row)} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      {file !== undefined && rows.length > 0 && (
        <p class="table-foot">
          <span class="quiet">{words.table.rows(rows.length)}</span>
          <button
            type="button"
            class="plain"
            onClick={() => download(`${file}.csv`, 'text/csv', asCsv(columns, shown))}
          >
            {words.table.csv}
          </button>
        </p>
      )}
    </div>
  );
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
}): JSX.Element {
  const words = useWords();
  const way = sorting?.column === column.name ? (sorting.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" class={classOf(column)} aria-sort={way}>
      <button
        type="button"
        title={words.table.sort(column.head)}
        onClick={() => onSort(nextSorting(sorting, column.name))}
      >
        {column.head}
        <span class={`sort sort-${way}`} aria-hidden="true" />
      </button>
    </th>
  );
}

function Line<Row>({ row, columns, detail, titleOf }: TableProps<Row> & { row: Row }): JSX.Element {
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Fragment>
      <tr class={open ? 'open' : ''}>
        {columns.map((column) => (
          <td key={column.name} class={classOf(column)}>
            {column.cell ? column.cell(row) : <bdi>{column.text(row)}</bdi>}
          </td>
        ))}
        {detail && (
          <td class="table-open">
            <button
              type="button"
              class="plain"
              aria-expanded={open}
              aria-controls={id}
              aria-label={titleOf && words.evidence.of(titleOf(row))}
              onClick={() => setOpen(!open)}
            >
              {words.table.details}
            </button>
          </td>
        )}
      </tr>
      {detail && (
        <tr id={id} hidden={!open} class="table-detail">
          {open && <td colSpan={columns.length + 1}>{detail(row)}</td>}
        </tr>
      )}
    </Fragment>
  );
}

/** `col-<name>`, by which a screen's style sheet gives widths. */
const classOf = <Row,>({ name, numeric }: Column<Row>): string => `col-${name}${numeric ? ' numeric' : ''}`;

function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
  language: string,
): readonly Row[] {
  const column = columns.find(({ name }) => name === sorting?.column);
  if (!column || !sorting) return rows;
  const { compare } = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  return sorted(rows, column.order ?? column.text, sorting.descending, compare);
}

const asCsv = <Row,>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  csvOf([columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ text }) => text(row)))]);
