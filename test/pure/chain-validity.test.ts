import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedValidity, type WrittenValidity } from '../../src/database/validity.ts';
import type { ChainFact } from '../../src/features/chains/found.ts';
import { commonValidity } from '../../src/features/chains/validity.ts';

/** A fact as the database gives it, its bounds as a record writes them. */
function fact(written: WrittenValidity): ChainFact {
  const { observed: _observed, ...stored } = storedValidity(written, 'relation');
  const given = Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== null));
  const ends = { from: 'e-a', to: 'e-b', confidence: 1, claimStatus: 'ASSERTED' };
  return { ...ends, ...given, id: 'f', kind: 'MEMBER_OF' } as unknown as ChainFact;
}

interface Answer {
  readonly from: string | null;
  readonly to: string | null;
  readonly fromPrecision: string | null;
  readonly toPrecision: string | null;
  readonly observedOn: readonly string[];
}
/** As it is served. */
const together = (...written: readonly WrittenValidity[]): Answer | null =>
  JSON.parse(JSON.stringify(commonValidity(written.map(fact))));
const UNKNOWN: Answer = { from: null, to: null, fromPrecision: null, toPrecision: null, observedOn: [] };

describe('when a chain holds', () => {
  it.each<[string, WrittenValidity[], Answer | null]>([
    ['on any day where nothing is said', [{}, {}], UNKNOWN],
    [
      'as its one fact does',
      [{ from: '2020', to: '2021-06' }],
      {
        ...UNKNOWN,
        ...{ from: '2020-01-01', fromPrecision: 'YEAR', to: '2021-07-01', toPrecision: 'MONTH' },
      },
    ],
    [
      'from the latest beginning to the earliest end',
      [
        { from: '2020', to: '2023-05-01' },
        { from: '2021-03', to: '2024' },
      ],
      {
        ...UNKNOWN,
        ...{ from: '2021-03-01', fromPrecision: 'MONTH', to: '2023-05-01', toPrecision: 'DAY' },
      },
    ],
    ['never, where one ends before another begins', [{ to: '2020' }, { from: '2022' }], null],
    ['never, where one ends on the day another begins', [{ to: '2020-05-01' }, { from: '2020-05-01' }], null],
    ['never, where one ended before another was first seen', [{ to: '2015' }, { observedOn: ['2020-02-01'] }], null],
    [
      'on the one day between',
      [{ from: '2020-05-01' }, { to: '2020-05-02' }],
      {
        ...UNKNOWN,
        ...{ from: '2020-05-01', fromPrecision: 'DAY', to: '2020-05-02', toPrecision: 'DAY' },
      },
    ],
    [
      'from the day on which all had been seen',
      [{ observedOn: ['2021-01-01'] }, { observedOn: ['2023-01-01'] }],
      {
        ...UNKNOWN,
        observedOn: ['2023-01-01'],
      },
    ],
    [
      'seen on the days on which all were seen',
      [{ observedOn: ['2021-01-01', '2022-01-01', '2023-01-01'] }, { observedOn: ['2021-01-01', '2023-01-01'] }],
      { ...UNKNOWN, observedOn: ['2021-01-01', '2023-01-01'] },
    ],
    [
      'from the day a fact was seen, though another began earlier',
      [{ from: '2010' }, { observedOn: ['2021-01-01', '2022-01-01'] }],
      {
        ...UNKNOWN,
        observedOn: ['2021-01-01'],
      },
    ],
    [
      'from a beginning later than what was seen',
      [{ from: '2022' }, { observedOn: ['2021-01-01'] }],
      {
        ...UNKNOWN,
        ...{ from: '2022-01-01', fromPrecision: 'YEAR' },
      },
    ],
    [
      'as inexactly as the least exact of equal bounds',
      [{ from: '2020-01-01' }, { from: '2020' }, { from: '2020-01' }],
      {
        ...UNKNOWN,
        ...{ from: '2020-01-01', fromPrecision: 'YEAR' },
      },
    ],
    [
      'until whatever was called past at the latest',
      [{ to: '2020-05-01' }, { to: '2020-05-01', toAtLatest: true }],
      {
        ...UNKNOWN,
        ...{ to: '2020-05-01', toPrecision: 'AT_LATEST' },
      },
    ],
  ])('%s', (_says, written, answer) => {
    expect(together(...written)).toEqual(answer);
    expect(together(...[...written].reverse())).toEqual(answer);
  });

  it('is read by the rule of Validity: the chain holds on a day when each of its facts does', () => {
    const days = ['2020-01-01', '2020-06-15', '2021-01-01', '2021-06-15', '2022-01-01', '2022-06-15'];
    const day = fc.constantFrom(...days);
    const written = fc
      .record({ from: fc.option(day), to: fc.option(day), observedOn: fc.subarray(days, { maxLength: 2 }) })
      .filter(({ from, to }) => from === null || to === null || from < to);
    const holds = ({ from, to, observedOn }: Pick<Answer, 'from' | 'to' | 'observedOn'>, on: string): boolean =>
      (from !== null ? from <= on : observedOn.length === 0 || observedOn.some((seen) => seen <= on)) &&
      (to === null || to > on);
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 6 }), (facts) => {
        const chain = together(...facts);
        for (const on of ['0001-01-01', ...days, '2020-03-01', '2021-12-31', '9999-12-31']) {
          expect(chain !== null && holds(chain, on)).toBe(facts.every((each) => holds(each, on)));
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
