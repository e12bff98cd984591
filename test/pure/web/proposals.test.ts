import { describe, expect, it } from 'vitest';
import { accepted, type Proposed, piecesOf, proposedFrom } from '../../../web/src/core/curation/proposals.ts';

const record = (fields: object): string => JSON.stringify(fields);
const at = (start: number, end: number, note = 'rule.of: 词'): object => ({ source: 'source:a', start, end, note });
const proposed = (fields: object, index: number): Proposed => {
  const found = proposedFrom(record(fields), index, true);
  if (!found) throw new Error('no record');
  return found;
};

const SCHOOL = proposed(
  { type: 'entity', kind: 'SCHOOL', key: 'school:a', name: '某学院', confidence: 0.9, evidence: [at(2, 5)] },
  0,
);
const PERSON = proposed({ type: 'entity', kind: 'PERSON', key: 'person:b', name: '某人', evidence: [at(5, 7)] }, 1);
const POST = proposed(
  { type: 'relation', kind: 'HOLDS_ROLE', from: 'person:b', to: 'school:a', evidence: [at(2, 7)] },
  2,
);
const TALK = proposed(
  {
    type: 'relation',
    kind: 'PARTICIPATES_IN',
    from: 'org:c',
    to: 'event:d',
    qualifiers: { onBehalfOf: 'school:a' },
    evidence: [],
  },
  3,
);

describe('a proposal', () => {
  it('is read from its record: what it is, where it stands, by which rule', () => {
    expect(SCHOOL).toMatchObject({
      type: 'entity',
      kind: 'SCHOOL',
      keys: ['school:a'],
      name: '某学院',
      confidence: 0.9,
    });
    expect(SCHOOL.passages).toEqual([{ start: 2, end: 5, rule: 'rule.of' }]);
    expect(POST).toMatchObject({ type: 'relation', keys: ['person:b', 'school:a'], confidence: 1 });
  });

  it('is none where it is no JSON object', () => {
    for (const wrong of ['', '{', '[]', '1', 'null']) expect(proposedFrom(wrong, 0, true)).toBeUndefined();
  });
});

describe('what is accepted', () => {
  it('leaves out what needs an entity that was rejected', () => {
    const all = [SCHOOL, PERSON, POST, TALK];
    expect(accepted(all, new Set())).toEqual(all);
    expect(accepted(all, new Set([2]))).toEqual([SCHOOL, PERSON, TALK]);
    expect(accepted(all, new Set([0]))).toEqual([PERSON]);
  });
});

describe('the text', () => {
  it('is cut where passages begin and end, in characters, and is whole together', () => {
    const text = '𠮷地某学院某人在会';
    const pieces = piecesOf(text, [SCHOOL, PERSON, POST]);
    expect(pieces).toEqual([
      { text: '𠮷地', indexes: [] },
      { text: '某学院', indexes: [0, 2] },
      { text: '某人', indexes: [1, 2] },
      { text: '在会', indexes: [] },
    ]);
    expect(pieces.map(({ text: piece }) => piece).join('')).toBe(text);
  });
});
