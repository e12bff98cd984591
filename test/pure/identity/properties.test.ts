import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesKey } from '../../../src/features/identity/candidates.ts';
import { compareBodies } from '../../../src/features/identity/compare.ts';
import { compareNames } from '../../../src/features/identity/compare-names.ts';
import { comparePeople } from '../../../src/features/identity/people.ts';

/** Names made of what Chinese names are made of, so that the rules have something to say. */
const word = fc.constantFrom(
  ...[
    '山西',
    '陕西',
    '山西省',
    '长治市',
    '长治',
    '吉林',
    '吉林市',
    '朝阳区',
    '襄垣县',
    '中国',
    '全国',
    '教育部',
    '晋',
    '国家',
  ],
  ...[
    '机电',
    '工业',
    '工商',
    '科技',
    '信息',
    '装备制造',
    '远帆',
    '华海',
    '华康',
    '黎明',
    '第一',
    '第二',
    '一',
    '高新区',
    '职教',
    '第二届',
  ],
  ...[
    '大学',
    '学院',
    '职业技术学院',
    '职业学院',
    '职业技术大学',
    '职院',
    '中学',
    '中',
    '有限公司',
    '有限责任公司',
    '股份有限公司',
    '集团',
    '股份',
    '公司',
  ],
  ...[
    '联合会',
    '协会',
    '产教联合体',
    '产教融合共同体',
    '行指委',
    '教学指导委员会',
    '管委会',
    '管理委员会',
    '人民政府',
    '教育局',
  ],
  ...[
    '分会',
    '校区',
    '附属医院',
    '轻工学院',
    '分公司',
    '研究院',
    '部',
    '（北京）',
    '(保定)',
    '[民办]',
    '(廊坊市)',
    '（集团）',
    '(原',
    ')',
    '·',
    ' ',
  ],
  ...['abc', 'Co., Ltd.', 'University'],
);
const built = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(''));
/** A name and one that came of it by a slip. */
const slipped = fc
  .tuple(built, fc.nat(), fc.constantFrom('', '木', '电', '市', '大'))
  .map(([name, at, char]): [string, string] => {
    const index = at % name.length;
    return [name, `${name.slice(0, index)}${char}${name.slice(index + 1)}`];
  });
const pair = fc.oneof(
  fc.tuple(built, built),
  slipped,
  fc.tuple(built, built).map(([a, b]): [string, string] => [a, `${a}${b}`]),
);
const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  built,
);
const RUN = { seed: 20250921, numRuns: 1000 };

describe('two names', { timeout: 60_000 }, () => {
  it('are compared alike from either side', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(compareBodies({ name: b }, { name: a })).toEqual(compareBodies({ name: a }, { name: b }));
      }),
      RUN,
    );
  });

  it('share a key if they may be one body', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (compareNames(a, b).outcome === 'DIFFERENT') return;
        const keys = candidatesKey(b);
        expect(candidatesKey(a).filter((key) => keys.includes(key))).not.toEqual([]);
      }),
      { ...RUN, numRuns: 5000 },
    );
  });

  it('that are the same are never different, and the same or asked about', () => {
    fc.assert(
      fc.property(any, (name) => {
        expect(['SAME', 'ASK']).toContain(compareNames(name, name).outcome);
      }),
      RUN,
    );
  });

  it('mean the same in full width, with spaces, with other brackets', () => {
    const full = (name: string): string =>
      name.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const spaced = (name: string): string => [...name].join(' ');
    const bracketed = (name: string): string => name.replaceAll(/[（([]/g, '〔').replaceAll(/[）)\]]/g, '〕');
    fc.assert(
      fc.property(built, built, fc.constantFrom(full, spaced, bracketed), (a, b, written) => {
        expect(compareNames(written(a), b)).toEqual(compareNames(a, b));
        expect(candidatesKey(written(a))).toEqual(candidatesKey(a));
      }),
      RUN,
    );
  });

  it('of any signs are compared without fault, and the score is a share', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const { score } = compareBodies({ name: a }, { name: b });
        expect(score >= 0 && score <= 1).toBe(true);
        expect(comparePeople({ name: a }, { name: b }).outcome).toBe('DIFFERENT');
        expect(candidatesKey(a).length).toBeLessThanOrEqual(40);
      }),
      RUN,
    );
  });

  it.each([
    ['brackets', '('.repeat(20_000), ')'.repeat(20_000)],
    ['nested brackets', `${'('.repeat(5000)}某${')'.repeat(5000)}`, '某'],
    ['one word', '学院'.repeat(20_000), '大学'.repeat(20_000)],
    ['places', '山西省长治市'.repeat(5000), '山西长治'.repeat(5000)],
    ['letters', 'a'.repeat(50_000), 'co.ltd'.repeat(10_000)],
    ['spaces', ' '.repeat(50_000), '\u200b'.repeat(50_000)],
    ['numerals', '第一'.repeat(20_000), '一'.repeat(40_000)],
  ])('of great length are compared in little time: %s', (_what, a, b) => {
    const before = process.cpuUsage();
    compareBodies({ name: a }, { name: b });
    candidatesKey(a);
    // 100 times what it takes: on a busy machine only another order of growth fails
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });
});
