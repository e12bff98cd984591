import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, nameInKey } from '../../src/database/names.ts';

describe('a folded name', () => {
  it.each([
    ['长治市 高新区', '长治市高新区'],
    ['《悬臂式掘进机》“通用”', '悬臂式掘进机通用'],
    ['ＡＢＣ　１２３', 'abc123'],
    ['（长治）', '(长治)'],
    ['长\u200b治\ufeff', '长治'],
    ['e\u0301', 'é'],
    ['《》 “”', ''],
  ])('of %j is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('stays as it is when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
      { seed: 20250921 },
    );
  });
});

describe('a name in a key', () => {
  it.each([
    ['谢刚@长治/一~二%三:四', '谢刚%40长治%2F一%7E二%25三%3A四'],
    ['长'.repeat(250), '长'.repeat(200)],
    ['𠮷'.repeat(250), '𠮷'.repeat(200)],
  ])('of %j keeps no sign that keys are made of', (name, key) => {
    expect(nameInKey(name)).toBe(key);
  });
});
