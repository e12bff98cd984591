import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/database/names.ts';
import { followingFrom } from '../../src/features/ingestion/search-text.ts';

/** What names are ordered and found by: one reading of a name serves for both, and must not be told from two. */

const of = (name: string) => followingFrom({ name, kind: 'SCHOOL' }, [], []);
const READ = { type: 'array', nonZh: 'consecutive' } as const;

describe('a name as it sounds', () => {
  it('is ordered with its tones, and found without', () => {
    expect(of('谢刚')).toMatchObject({ nameOrder: 'xie4 gang1', searchPinyin: ['xiegang', 'xg', 'gang g'] });
  });

  it.each([
    ['digits that are no tones', 'a4纸业', ['a4zhiye', 'azy']],
    ['capitals', 'GDP研究院', ['gdpyanjiuyuan']],
    ['what is folded away', '《车 工》', ['chegong', 'cg']],
    ['full width', '３Ｄ打印', ['3ddayin']],
  ])('keeps %s', (_, name, begins) => {
    expect(of(name).searchPinyin).toEqual(expect.arrayContaining(begins));
  });

  it('sounds the same read once and read twice, whatever its characters', () => {
    const characters = Array.from({ length: 3_000 }, (_, place) => String.fromCodePoint(0x3400 + place * 9));
    const names = [
      ...characters.map((one) => `${one}不一${one}重庆`),
      'abc学,校',
      '𠀀学',
      '学ü',
      'lǜ色',
      '学①校',
      '٣年',
    ];
    for (const name of names) {
      const twice = pinyin(foldName(name), { ...READ, toneType: 'none' }).map((each) =>
        each.replaceAll(/[^a-z0-9]/g, ''),
      );
      expect(String(of(name).searchPinyin).replaceAll(/[ ,].*/g, '')).toBe(twice.join('').slice(0, 16));
    }
  });
});
