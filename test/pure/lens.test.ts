import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expandLens,
  lensOf,
  lensOfSuffix,
  lensParameters,
  parseDay,
  parseInstant,
  todayInShanghai,
} from '../../src/database/lens.ts';

const NOW = new Date('2026-01-15T16:30:00Z');

describe('the lens', () => {
  it('is today in Shanghai and all that is known, unless said', () => {
    expect(todayInShanghai(NOW)).toBe('2026-01-16');
    for (const asOf of [null, undefined, {}, { validAt: null, knownAt: null, anyTime: false }]) {
      expect(lensOf(asOf, NOW)).toEqual({ validAt: '2026-01-16', knownAt: null, suffix: '' });
    }
  });

  it('becomes parameters that compare as text: later than everything where nothing is said', () => {
    expect(lensParameters(lensOf({ validAt: '2025-09-21', knownAt: '2025-09-22T10:21:00+08:00' }, NOW))).toEqual({
      validUntil: '2025-09-21',
      validSince: '2025-09-21',
      knownAt: '2025-09-22T02:21:00.000Z',
    });
    expect(lensParameters(lensOf({ anyTime: true }, NOW))).toEqual({
      validUntil: '9999-99-99',
      validSince: '',
      knownAt: '9999-99-00',
    });
  });

  it('refuses a day together with any time', () => {
    expect(() => lensOf({ validAt: '2025-09-21', anyTime: true }, NOW)).toThrow(
      'validAt and anyTime exclude each other',
    );
  });

  it.each(['2025-02-29', '2025-13-01', '2025-9-1', '2025', '', '2025-09-21T00:00:00Z', '２０２５-09-21'])(
    'refuses %j, which is no day',
    (day) => {
      expect(() => parseDay(day, 'asOf.validAt')).toThrow('asOf.validAt');
    },
  );

  it.each(['2025-09-21', '2025-09-21T25:00:00Z', '2025-09-21T10:00:00', 'now', ''])(
    'refuses %j, which is no instant',
    (instant) => {
      expect(() => parseInstant(instant, 'asOf.knownAt')).toThrow('asOf.knownAt');
    },
  );
});

describe('an id’s suffix', () => {
  const days = fc
    .date({ min: new Date('1000-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const instants = fc
    .date({ min: new Date('1970-01-02'), max: new Date('9998-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('brings the lens back', () => {
    fc.assert(
      fc.property(fc.option(days), fc.option(instants), fc.boolean(), (validAt, knownAt, anyTime) => {
        const lens = lensOf(anyTime ? { knownAt, anyTime } : { validAt, knownAt }, NOW);
        fc.pre(lens.suffix !== '');
        expect(lensOfSuffix(lens.suffix.slice(1), NOW)).toEqual(lens);
      }),
      { seed: 20250921 },
    );
  });

  it.each(['', 'b', '20250231', '2025092', 'a20250921', 'k', 'k!', 'kzzzzzzzzzzz', 'kA', '~', 'a~', '20250921 '])(
    'is none of ours: %j',
    (suffix) => {
      expect(lensOfSuffix(suffix, NOW)).toBeUndefined();
    },
  );
});

describe('writing out the lens', () => {
  it('of a fact compares four bounds', () => {
    expect(expandLens('WHERE silian.holds(r1) AND silian.known(v)')).toBe(
      'WHERE r1.holdsFrom <= $validUntil AND r1.holdsTo > $validSince AND r1.knownFrom <= $knownAt AND r1.knownTo > $knownAt AND v.knownFrom <= $knownAt AND v.knownTo > $knownAt',
    );
  });

  it('of an entity looks at superseded versions too', () => {
    expect(expandLens('silian.entityHolds(e)')).toMatch(
      /^\(\(e\.holdsFrom .* AND e\.knownTo > \$knownAt\) OR any\(period IN e\.periods WHERE .*\)\)$/,
    );
  });

  it('refuses a name it does not know', () => {
    expect(() => expandLens('silian.stands(e)')).toThrow('unknown lens function silian.stands(e)');
  });
});
