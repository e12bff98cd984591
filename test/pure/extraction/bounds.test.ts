import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractor, faultsOf, misplaced } from './support.ts';

const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];
const PLACES = ['山西省', '长沙市', '四川省', '青岛市', '江苏省', '洛阳市'];
const CHARS = [...'安平宁远明德文华新建国强志'];

/** A report of as many sentences as asked for, each with names of its own. */
function longReport(sentences: number): string {
  const pick = <T>(all: readonly T[], index: number): T | '' => all[index % all.length] ?? '';
  const lines = Array.from({ length: sentences }, (_, index) => {
    const school = `${pick(PLACES, index)}${pick(CHARS, index)}${pick(CHARS, index * 7)}${index}职业学院`;
    const person = `${pick(SURNAMES, index)}${pick(CHARS, index * 3)}${pick(CHARS, index * 5)}`;
    return `${school}院长${person}、副院长${person}明出席会议并作《第${index}号报告》，与${pick(CHARS, index)}${index}机车有限公司签署合作协议。`;
  });
  return `title: 轨道装备产教融合大会召开\ndate: 2025-03-02\n----\n${lines.join('\n')}`;
}

function cpuMillisecondsOf(text: string): number {
  const before = process.cpuUsage();
  extractor.read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const REPORT =
  'title: 轨道装备产教融合大会召开\ndate: 2025-03-02\n----\n山西省轨道职业学院（以下简称“轨道职院”）院长周慧、张某某教授主持会议。\n\n6月5日，轨道职院与星河机车有限公司签约《合作协议》，××公司未出席。';

describe('a long text', () => {
  it('of a megabyte takes time that grows with its length, not with its square', { timeout: 120_000 }, () => {
    const [small, large] = [longReport(1_000), longReport(8_000)];
    expect(new TextEncoder().encode(large).length).toBeGreaterThan(1_000_000);
    cpuMillisecondsOf(small);
    const once = cpuMillisecondsOf(small);
    // the square would be 64 times as long
    expect(cpuMillisecondsOf(large)).toBeLessThan(once * 30 + 1_000);
  });

  it.each([
    ['one sentence', '某学院院长张三、'.repeat(6_000)],
    ['openings', '《（“'.repeat(20_000)],
    ['modifiers', '副'.repeat(60_000)],
    ['adverbs', `会议由张三${'到会并'.repeat(15_000)}主持`],
    ['suffixes', '学院'.repeat(30_000)],
    ['firms', '甲有限公司'.repeat(10_000)],
    ['dots', '买·'.repeat(30_000)],
    ['meetings', '年会'.repeat(30_000)],
    ['crowds', `张三${'、教师'.repeat(15_000)}参加会议`],
    ['joined faculties', '教育与'.repeat(20_000)],
    ['asides', '甲（乙）'.repeat(15_000)],
    ['line ends', '\r\n'.repeat(60_000)],
    ['digits', '1'.repeat(60_000)],
  ])('of nothing but %s is read in bounded time', { timeout: 60_000 }, (_, text) => {
    expect(cpuMillisecondsOf(text)).toBeLessThan(8_000);
  });
});

describe('a text that was damaged on the way', () => {
  it('cut off anywhere still gives records that fit, at the right offsets', () => {
    fc.assert(
      fc.property(fc.nat({ max: REPORT.length }), (length) => {
        const text = REPORT.slice(0, length);
        const { records } = extractor.read(text);
        expect(faultsOf(records)).toEqual([]);
        expect(misplaced(text, records)).toEqual([]);
      }),
    );
  });

  it('with the line ends of another system says the same', () => {
    const said = (text: string) =>
      extractor
        .read(text)
        .records.map((record) => (record.type === 'relation' ? [record.kind, record.from, record.to] : record.key));
    expect(said(REPORT.replaceAll('\n', '\r\n'))).toEqual(said(REPORT));
    expect(misplaced(REPORT.replaceAll('\n', '\r\n'), extractor.read(REPORT.replaceAll('\n', '\r\n')).records)).toEqual(
      [],
    );
  });

  it('with characters beside the plane of Chinese keeps its offsets', () => {
    const text = REPORT.replaceAll('，', '𠮷，').replaceAll('、', '😀、');
    expect(misplaced(text, extractor.read(text).records)).toEqual([]);
  });

  it('with a mask in any name gives no node that bears it', () => {
    fc.assert(
      fc.property(fc.nat({ max: REPORT.length - 1 }), fc.constantFrom('某', '×', '□', '〇'), (at, mask) => {
        const text = REPORT.slice(0, at) + mask + REPORT.slice(at + 1);
        const names = extractor
          .read(text)
          .records.flatMap((record) =>
            record.type === 'entity' && ['PERSON', 'SCHOOL', 'ENTERPRISE'].includes(record.kind) ? [record.name] : [],
          );
        expect(names.filter((name) => /[某×□〇]/.test(name))).toEqual([]);
      }),
    );
  });
});
