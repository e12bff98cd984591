import { describe, expect, it } from 'vitest';
import { type Dates, datesText, dayBefore, dayOf, dayText } from '../../../web/src/core/time/dates.ts';

const NONE: Dates = { from: null, to: null, fromPrecision: null, toPrecision: null, observedOn: [] };

describe('dates in words', () => {
  it.each<[Partial<Dates>, string, string]>([
    [{}, '时间不详', 'dates not known'],
    [{ observedOn: ['2025-09-21'] }, '2025年9月21日有记载', 'seen on 21 Sep 2025'],
    [
      { observedOn: ['2024-12-31', '2025-03-01', '2025-12-31'] },
      '2024年12月31日至2025年12月31日间有记载',
      'seen from 31 Dec 2024 to 31 Dec 2025',
    ],
    [{ from: '2025-09-21', fromPrecision: 'DAY' }, '2025年9月21日起', 'since 21 Sep 2025'],
    [{ from: '2019-01-01', fromPrecision: 'YEAR', observedOn: ['2025-09-21'] }, '2019年起', 'since 2019'],
    [{ to: '2024-03-01', toPrecision: 'MONTH' }, '至2024年2月', 'until Feb 2024'],
    [{ to: '2025-09-22', toPrecision: 'AT_LATEST' }, '至迟2025年9月22日已止', 'ended by 22 Sep 2025'],
    [
      { from: '2019-01-01', to: '2024-01-01', fromPrecision: 'YEAR', toPrecision: 'YEAR' },
      '2019年至2023年',
      '2019 to 2023',
    ],
    [
      { from: '2025-09-21', to: '2025-09-22', fromPrecision: 'DAY', toPrecision: 'DAY' },
      '2025年9月21日',
      '21 Sep 2025',
    ],
  ])('%j', (dates, zh, en) => {
    expect(datesText({ ...NONE, ...dates }, 'zh')).toBe(zh);
    expect(datesText({ ...NONE, ...dates }, 'en')).toBe(en);
  });

  it('do not say since of what happened on a day', () => {
    expect(datesText({ ...NONE, from: '2025-09-21', fromPrecision: 'DAY' }, 'zh', true)).toBe('2025年9月21日');
  });

  it('are no finer than what is known', () => {
    expect(dayText('2025-09-01', 'en', 'MONTH')).toBe('Sep 2025');
    expect(dayText('2025-01-01', 'zh', 'YEAR')).toBe('2025年');
  });

  it('go back over the ends of months and years', () => {
    expect([dayBefore('2025-03-01'), dayBefore('2024-03-01'), dayBefore('2025-01-01')]).toEqual([
      '2025-02-28',
      '2024-02-29',
      '2024-12-31',
    ]);
  });

  it('count days as Shanghai does', () => {
    expect(dayOf(new Date('2025-12-31T16:30:00Z'))).toBe('2026-01-01');
    expect(dayOf('2025-12-31T15:30:00.000Z')).toBe('2025-12-31');
  });
});
