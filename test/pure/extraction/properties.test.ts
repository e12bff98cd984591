import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractor, faultsOf, misplaced } from './support.ts';

const PIECES = [
  '山西省',
  '长治市',
  '襄垣县',
  '机电职业技术学院',
  '产教融合共同体',
  '有限公司',
  '人民政府',
  '管委会',
  '党委书记',
  '副院长',
  '秘书长',
  '王小明',
  '李华',
  '张某某',
  '××',
  '、',
  '，',
  '。',
  '；',
  '和',
  '由',
  '共同',
  '主办',
  '承办',
  '主持',
  '出席',
  '致辞',
  '作《',
  '》报告',
  '《',
  '》',
  '签约',
  '揭牌',
  '为',
  '启动',
  '2025年',
  '9月21日',
  '2月30日',
  '在',
  '召开',
  '工作会议',
  '牵头',
  '代表',
  '（',
  '）',
  '“',
  '”',
  '\n',
  '𠮷',
  '免责声明',
  'title: ',
  'date: 2024-13-40',
  '----\n',
  '第二届',
  '教授',
  '：',
  '等企业',
  '指导单位是',
];
const report = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const anything = fc.oneof(
  report,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

describe('whatever the text', () => {
  it('is read without failing, and twice the same', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(extractor.read(text)).toEqual(extractor.read(text));
      }),
    );
  });

  it('gives records that the door for writing takes', () => {
    fc.assert(
      fc.property(report, (text) => {
        expect(faultsOf(extractor.read(text).records)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives offsets in code points that hold the words', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(misplaced(text, extractor.read(text).records)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
