import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Hashes, type Seed, WORDS } from '../../src/features/ingestion/bulk/hash.ts';
import { Output } from '../../src/features/ingestion/bulk/output.ts';
import { MEMBERS, Sheets } from '../../src/features/ingestion/bulk/sheet.ts';
import { Table } from '../../src/features/ingestion/bulk/table.ts';
import { DERIVED_ROLE, numberOfKind, Things } from '../../src/features/ingestion/bulk/things.ts';
import { Trees } from '../../src/features/ingestion/bulk/trees.ts';

const SEED: Seed = [1, 2, 3, 4];
const hashed = (...texts: string[]): Uint32Array => {
  const hashes = new Hashes(SEED);
  for (const text of texts) hashes.add(text);
  return hashes.take();
};
const folder = mkdtempSync(join(tmpdir(), 'silian-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a table of hashes', () => {
  it('keeps the first value of each, however many there are', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `org:${at}`);
    const list = hashed(...keys);
    const table = new Table();
    for (let at = 0; at < keys.length; at++) expect(table.putIfNew(list, at * WORDS, at)).toBe(at);
    for (let at = 0; at < keys.length; at++) expect(table.putIfNew(list, at * WORDS, -1)).toBe(at);
    const again = new Table(table.shared);
    expect(again.get(hashed('org:19999'), 0)).toBe(19_999);
    expect(again.get(hashed('org:20000'), 0)).toBeUndefined();
  });
});

describe('things by their keys', () => {
  const role = 'role:院长@org:甲';
  it('know their kinds; of two, the first by name', () => {
    const things = new Things(SEED);
    things.add(hashed('org:甲'), 0, numberOfKind('SCHOOL'));
    things.add(hashed('org:甲'), 0, numberOfKind('ENTERPRISE'));
    expect([things.kindOf('org:甲'), things.kindOf('org:乙')]).toEqual(['ENTERPRISE', undefined]);
  });

  it('forget a post that nothing but an appointment spoke of', () => {
    for (const [isTold, kind] of [
      [false, undefined],
      [true, 'ROLE'],
    ] as const) {
      const things = new Things(SEED);
      things.add(hashed(role), 0, DERIVED_ROLE);
      if (isTold) things.add(hashed(role), 0, numberOfKind('ROLE'));
      expect(things.kindOf(role)).toBe('ROLE');
      things.forget(hashed(role), 0);
      expect(things.kindOf(role)).toBe(kind);
    }
  });
});

describe('rows', () => {
  it('quote what they must, and put texts with line ends apart', () => {
    const sheets = new Sheets(folder, 'test');
    sheets.node('Entity:School', 7, { key: 'a"b', n: 0.5, is: false, list: ['x', 'y\tz'], none: null, nothing: [] });
    sheets.node('Entity:School', 8, { key: '两\n行', empty: '' });
    const [rows] = sheets.end();
    expect(rows).toMatchObject({ what: 'nodes', of: 'Entity:School' });
    expect(readFileSync(rows?.header ?? '', 'utf8')).toBe(
      ':ID\tkey:string\tn:double\tis:boolean\tlist:string[]\tnothing:string[]\tempty:string\n',
    );
    expect(readFileSync(rows?.rows ?? '', 'utf8')).toBe(`7\t"a""b"\t0.5\tfalse\t"x${MEMBERS}y\tz"\t\t\n`);
    expect(readFileSync(rows?.broken ?? '', 'utf8')).toBe('8\t"两\n行"\t\t\t\t\t""\n');
  });

  it('refuse what would come out otherwise', () => {
    const sheets = new Sheets(folder, 'refused');
    sheets.relationship('FROM', 1, 2, { list: [`a${MEMBERS}b`] });
    expect(() => sheets.end()).toThrow('unit separator');
    const others = new Sheets(folder, 'otherwise');
    others.node('Name', 1, { a: 'text' });
    others.node('Name', 2, { a: 1 });
    expect(() => others.end()).toThrow('a is number here and string elsewhere');
  });
});

describe('a file that grows', () => {
  const ROOM = 64;
  const written = (name: string, ...texts: string[]): string => {
    const output = new Output(join(folder, name), ROOM);
    expect(output.isUsed).toBe(false);
    for (const text of texts) output.add(text);
    expect(output.isUsed).toBe(true);
    output.end();
    return readFileSync(output.path, 'utf8');
  };

  it('holds all texts in their order, whatever waits and whatever is too long to wait', () => {
    const texts = ['学', 'a'.repeat(21), '校𠀀', '长'.repeat(100), '', 'é'.repeat(30), 'end'];
    expect(written('whole', ...texts)).toBe(texts.join(''));
  });

  it('takes texts of every length that meet the end of what may wait', () => {
    const texts = Array.from({ length: 80 }, (_, length) => `${'界'.repeat(length)}\n`);
    expect(written('edges', ...texts)).toBe(texts.join(''));
  });
});

describe('trees', () => {
  const step = (from: string, to: string, holdsTo = '9999-99-99') => ({ from, to, holdsFrom: '0001-01-01', holdsTo });

  it('know what an entry lies in on a day, the nearest first', () => {
    const trees = new Trees([step('d', 'c'), step('d', 'b'), step('b', 'a'), step('c', 'x', '2020-01-01')]);
    expect(trees.lineage('d', '2026-01-01')).toEqual(['d', 'b', 'c', 'a']);
    expect(trees.lineage('d', '2019-01-01')).toEqual(['d', 'b', 'c', 'a', 'x']);
  });

  it('find circles, but none between what never held together', () => {
    expect(new Trees([step('a', 'b'), step('b', 'a')]).circles()).toEqual([
      { from: 'a', to: 'b', circle: ['a', 'b', 'a'] },
      { from: 'b', to: 'a', circle: ['b', 'a', 'b'] },
    ]);
    const later = { ...step('b', 'a'), holdsFrom: '2020-01-01' };
    expect(new Trees([step('a', 'b', '2020-01-01'), later]).circles()).toEqual([]);
  });
});
