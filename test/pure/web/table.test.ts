import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../web/src/core/table/csv.ts';
import { nextSorting, sorted } from '../../../web/src/core/table/sort.ts';

describe('a CSV file', () => {
  it('is UTF-8 with its mark, CRLF, and quotes where they are needed', () => {
    expect(
      csvOf([
        ['名称', 'n'],
        ['a,b', '说"是"'],
        ['c\nd', '1'],
      ]),
    ).toBe('\uFEFF名称,n\r\n"a,b","说""是"""\r\n"c\nd",1\r\n');
  });

  it.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\tx', '\r=1', '=HYPERLINK("http://x","y")'])(
    'gives no formula to a spreadsheet: %j',
    (cell) => {
      expect(parse(csvOf([[cell]]), { bom: true })).toEqual([[`'${cell}`]]);
    },
  );

  it.each(['-1', '-2.5', '3'])('leaves the number %s a number', (cell) => {
    expect(csvOf([[cell]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it('can be read back, whatever the cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parse(csvOf(rows), { bom: true, skip_empty_lines: false, relax_column_count: true });
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('sorting', () => {
  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: 1 }];

  it('goes up, then down, then back to as given', () => {
    const up = nextSorting(null, 'n');
    expect(up).toEqual({ column: 'n', descending: false });
    const down = nextSorting(up, 'n');
    expect(down).toEqual({ column: 'n', descending: true });
    expect(nextSorting(down, 'n')).toBeNull();
    expect(nextSorting(down, 'other')).toEqual({ column: 'other', descending: false });
  });

  it('takes numbers as numbers, and what is not known last either way', () => {
    expect(sorted(rows, ({ n }) => n, false, compare).map(({ n }) => n)).toEqual([1, 2, 10, null]);
    expect(sorted(rows, ({ n }) => n, true, compare).map(({ n }) => n)).toEqual([10, 2, 1, null]);
    expect(rows.map(({ n }) => n)).toEqual([2, null, 10, 1]);
  });

  it('keeps the order of equals', () => {
    const alike = [
      { k: 'b', i: 1 },
      { k: 'a', i: 2 },
      { k: 'b', i: 3 },
    ];
    expect(sorted(alike, ({ k }) => k, true, compare).map(({ i }) => i)).toEqual([1, 3, 2]);
  });
});
