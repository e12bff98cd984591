import { describe, expect, it } from 'vitest';
import { lensOf, lensOfSuffix, parseInstant, todayInShanghai } from '../../src/database/lens.ts';
import { certainDays, isPeriod, storedValidity } from '../../src/database/validity.ts';

const NOW = new Date('2026-01-15T04:00:00Z');

describe('a written period', () => {
  it.each(['2025', '2025-09', '2025-09-21', '2024-02-29', '0001', '9998-12-31'])('may be %s', (written) => {
    expect(isPeriod(written)).toBe(true);
  });

  it.each([
    '',
    '25',
    '2025-9',
    '2025-13',
    '2025-00',
    '2025-02-30',
    '2025-02-29',
    '2025-09-21T00:00',
    '0000',
    '9999',
    ' 2025',
    '２０２５',
  ])('may not be "%s"', (written) => {
    expect(isPeriod(written)).toBe(false);
  });
});

describe('bounds as stored', () => {
  it('take an early year for what it is', () => {
    expect(storedValidity({ from: '0050', to: '0099', observedOn: ['0060-02'] }, 'relation')).toEqual({
      validFrom: '0050-01-01',
      validTo: '0100-01-01',
      validFromPrecision: 'YEAR',
      validToPrecision: 'YEAR',
      observedOn: ['0060-02-29'],
      observed: ['0060-02'],
      holdsFrom: '0050-01-01',
      holdsTo: '0100-01-01',
    });
  });

  it('hold from the first observation for a relation, from ever for an entity', () => {
    const written = { observedOn: ['2025', '2024-05', '2025'] };
    expect(storedValidity(written, 'relation')).toMatchObject({
      observedOn: ['2024-05-31', '2025-12-31'],
      observed: ['2024-05', '2025'],
      holdsFrom: '2024-05-31',
    });
    expect(storedValidity(written, 'entity')).toMatchObject({ holdsFrom: '0001-01-01', holdsTo: '9999-99-99' });
  });
});

describe('a lens', () => {
  it('has no suffix when it looks at now, and else one that brings it back', () => {
    expect(lensOf(null, NOW)).toEqual({ validAt: '2026-01-15', knownAt: null, suffix: '' });
    for (const asOf of [
      { validAt: '2025-09-21' },
      { knownAt: '2025-09-22T10:21:00.123+08:00' },
      { knownAt: '1970-01-01T00:00:00Z' },
      { validAt: '0001-01-01', knownAt: '9999-12-31T23:59:59.999Z' },
      { anyTime: true },
      { anyTime: true, knownAt: '2025-09-22T02:21:00Z' },
    ]) {
      const lens = lensOf(asOf, NOW);
      expect(lens.suffix).toMatch(/^~[0-9a-z]+$/);
      expect(lensOfSuffix(lens.suffix.slice(1), NOW)).toEqual(lens);
    }
  });

  it.each(['', 'b', '20250230', '2025', 'k', 'kzzzzzzzzzzz', 'ak!', '20250921~a'])(
    'does not come from the suffix "%s"',
    (suffix) => {
      expect(lensOfSuffix(suffix, NOW)).toBeUndefined();
    },
  );

  it('looks at today in Shanghai, a day that begins at 16:00 UTC', () => {
    expect(['2025-12-31T15:59:59.999Z', '2025-12-31T16:00:00Z'].map((now) => todayInShanghai(new Date(now)))).toEqual([
      '2025-12-31',
      '2026-01-01',
    ]);
  });

  it('compares instants as text, so that it refuses one beyond the year 9999 in UTC', () => {
    expect(parseInstant('2025-09-22T10:21:00+08:00', 'asOf.knownAt')).toBe('2025-09-22T02:21:00.000Z');
    expect(() => parseInstant('9999-12-31T23:59:59-08:00', 'asOf.knownAt')).toThrow(/is no instant. Allowed: RFC 3339/);
    expect(() => parseInstant('0000-01-01T00:00:00+08:00', 'asOf.knownAt')).toThrow(/is no instant/);
  });
});

describe('the days between which a claim held for certain', () => {
  it.each([
    ['nothing known', {}, undefined, undefined],
    ['a beginning only', { from: '2020-03-01' }, '2020-03-01', '2020-03-01'],
    ['an end only: the day before it', { to: '2020-03-01' }, '2020-02-29', '2020-02-29'],
    ['both', { from: '2020-03-01', to: '2021-03-01' }, '2020-03-01', '2021-02-28'],
    ['a year it began in, which may be the one it ended in', { from: '2020' }, undefined, undefined],
    ['years: what lies between them', { from: '2020', to: '2022' }, '2020-12-31', '2021-12-31'],
    ['months: what lies between them', { from: '2020-01', to: '2020-03' }, '2020-01-31', '2020-02-29'],
    ['one year for both', { from: '2020', to: '2020' }, undefined, undefined],
    ['a day and the year of its end', { from: '2020-03-01', to: '2020' }, '2020-03-01', '2020-03-01'],
    [
      'called past: that day says nothing',
      { from: '2020-03-01', to: '2022-01-01', toAtLatest: true },
      '2020-03-01',
      '2020-03-01',
    ],
    ['seen', { observedOn: ['2024-05-04', '2021-01-01'] }, '2021-01-01', '2024-05-04'],
    ['seen in some month', { observedOn: ['2024-05'] }, undefined, undefined],
    ['begun, and seen later', { from: '2020-03-01', observedOn: ['2024-05-04'] }, '2020-03-01', '2024-05-04'],
  ])('%s', (_says, written, certainFrom, certainTo) => {
    expect(certainDays(storedValidity(written, 'relation'))).toEqual(certainFrom ? { certainFrom, certainTo } : {});
  });
});
