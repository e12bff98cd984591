import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luceneQuery, wordsOf } from '../../src/features/search/query.ts';

describe('the words of a question', () => {
  it.each([
    ['长治 高新区', ['长治', '高新区']],
    ['长治，高新区。', ['长治', '高新区']],
    ['2025年会议abc', ['2025', '年会议', 'abc']],
    ['ＸｉｅＧａｎｇ', ['xiegang']],
    ['T/CMIF 12-2025', ['t', 'cmif', '12', '2025']],
    ['NOT (长治 OR *)', ['not', '长治', 'or']],
    ['𠮷野家', ['𠮷野家']],
    ['②', ['2']],
  ])('%j are %j', (question, words) => {
    expect(wordsOf(question)).toEqual(words);
  });
});

describe('the question in Lucene’s syntax', () => {
  it('asks for all pairs of a Chinese word, and for the word as a whole first', () => {
    expect(luceneQuery(['山西省'])).toBe('+(searchNames:"山西省"^4 (+searchNames:山西 +searchNames:西省))');
  });

  it('asks for a single character as a beginning', () => {
    expect(luceneQuery(['焊'])).toBe('+(searchNames:焊*)');
  });

  it('asks for another word in names, identifiers and pinyin, each word of the question by itself', () => {
    const [first = '', second = ''] = luceneQuery(['xg', '41']).split(' +');
    for (const field of ['searchNames:xg', 'searchNames:xg*', 'searchIdentifiers:xg*', 'searchPinyin:xg'])
      expect(first).toContain(field);
    expect(second).toContain('searchIdentifiers:41');
  });

  it('holds no sign of the syntax that the client wrote, whatever the client writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (question) => {
        let words: string[] = [];
        try {
          words = wordsOf(question);
        } catch {
          return;
        }
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        for (const word of words) expect(word).toBe(word.toLowerCase());
      }),
      { seed: 20250921, numRuns: 1_000 },
    );
  });
});
