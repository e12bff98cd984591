import fc from 'fast-check';
import { validate } from 'stdnum/lib/cjs/cn/uscc.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkIdentifier, compareIdentifiers } from '../../../src/features/identity/identifiers.ts';
import { orgCodeCheck, USCC_ALPHABET, usccCheck } from '../../../src/features/identity/schemes/check-digits.ts';
import { sharedText } from './shared.ts';

const Strings = z.array(z.string());
const Vectors = z.object({
  uscc: z.object({ valid: Strings, invalid: z.record(z.string(), z.string()), legalButFailing: Strings }),
  orgCode9: z.object({ vectors: z.record(z.string(), z.string()) }),
  schoolId: z.object({ valid: z.record(z.string(), z.string()) }),
  orcid: z.object({ valid: Strings, invalid: Strings }),
  ror: z.object({ valid: Strings, invalid: Strings }),
  gbt2260: z.record(z.string(), z.string()),
  gbt4754: z.object({ '2017': z.record(z.string(), z.string()) }),
  majors: z.record(z.string(), z.unknown()),
  stdNumbers: z.object({ samples: Strings }),
});
const text = sharedText('identifier-vectors.json');
const ABSENT: z.infer<typeof Vectors> = {
  uscc: { valid: [], invalid: {}, legalButFailing: [] },
  orgCode9: { vectors: {} },
  schoolId: { valid: {} },
  orcid: { valid: [], invalid: [] },
  ror: { valid: [], invalid: [] },
  gbt2260: {},
  gbt4754: { '2017': {} },
  majors: {},
  stdNumbers: { samples: [] },
};
const given = text === undefined ? ABSENT : Vectors.parse(JSON.parse(text));

const statuses = (scheme: string, values: readonly string[]): string[] =>
  values.map((value) => `${value} ${checkIdentifier({ scheme, value }).status}`);
const all = (values: readonly string[], status: string): string[] => values.map((value) => `${value} ${status}`);

describe.skipIf(text === undefined)('the published vectors', () => {
  it('of unified social credit codes are told apart: right, legal but failing, malformed', () => {
    const { valid, legalButFailing, invalid } = given.uscc;
    expect(statuses('USCC', valid)).toEqual(all(valid, 'VALID'));
    expect(statuses('USCC', legalButFailing)).toEqual(all(legalButFailing, 'LEGAL_BUT_FAILING'));
    const found = Object.entries(invalid).map(([value, why]) => [
      checkIdentifier({ scheme: 'USCC', value }).status,
      why,
    ]);
    expect(found).toEqual(
      Object.values(invalid).map((why) => [why === 'check digit' ? 'LEGAL_BUT_FAILING' : 'INVALID', why]),
    );
  });

  it('of organisation codes give their check digits', () => {
    const found = Object.keys(given.orgCode9.vectors).map((body) => [body, orgCodeCheck(body)]);
    expect(Object.fromEntries(found)).toEqual(given.orgCode9.vectors);
    const codes = Object.entries(given.orgCode9.vectors).map(([body, check]) => `${body}-${check}`);
    expect(statuses('ORG_CODE', codes)).toEqual(all(codes, 'VALID'));
  });

  it.each([
    ['MOE_SCHOOL', Object.keys(given.schoolId.valid)],
    ['ORCID', given.orcid.valid],
    ['ROR', given.ror.valid],
    ['GBT2260', Object.keys(given.gbt2260)],
    ['GBT4754_2017', Object.keys(given.gbt4754['2017'])],
    ['MAJOR_2021', Object.keys(given.majors).filter((code) => /^\d/.test(code))],
    ['STANDARD_NUMBER', given.stdNumbers.samples],
  ])('of %s are valid', (scheme, values) => {
    expect(values.length).toBeGreaterThan(0);
    expect(statuses(scheme, values)).toEqual(all(values, 'VALID'));
  });

  it.each([
    ['ORCID', given.orcid.invalid],
    ['ROR', given.ror.invalid],
  ])('of %s that are wrong are refused', (scheme, values) => {
    expect(statuses(scheme, values)).toEqual(all(values, 'INVALID'));
  });
});

describe('an identifier', { timeout: 30_000 }, () => {
  it.each([
    ['USCC', ' 91350100-m000100y43 ', '91350100M000100Y43'],
    ['USCC', '９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    ['ORCID', 'https://orcid.org/0000000218250097', '0000-0002-1825-0097'],
    ['ROR', 'https://ror.org/05DXPS055', '05dxps055'],
    ['STANDARD_NUMBER', 'gb/t4754—2017', 'GB/T 4754-2017'],
    ['STANDARD_NUMBER', 'T/XZYC 0055—2024', 'T/XZYC 0055-2024'],
    ['STANDARD_NUMBER', 'ISO 9001-2015', 'ISO 9001:2015'],
    ['STANDARD_NUMBER', 'IEC 60034-1:2022', 'IEC 60034-1:2022'],
    ['STOCK', '300860.SZ', '300860'],
    ['moe_school', '4114012888', '4114012888'],
    ['GBT4754_2017', 'c3511', 'C3511'],
  ])('of %s written %j is kept as %j', (scheme, value, written) => {
    expect(checkIdentifier({ scheme, value })).toMatchObject({ value: written, status: 'VALID' });
  });

  it.each([
    [
      'USCC',
      '91350100M000100Y',
      'a unified social credit code (GB 32100-2015) has 18 characters, this one 16',
      '统一社会信用代码（GB 32100-2015）为 18 位，此处为 16 位',
    ],
    [
      'USCC',
      '91350100M000100YIO',
      'a unified social credit code (GB 32100-2015) does not use I O',
      '统一社会信用代码（GB 32100-2015）不使用字符 I O',
    ],
    ['MOE_SCHOOL', '12888', 'write all ten digits', '请写十位学校标识码'],
    ['MOE_SCHOOL', '4199012888', 'no province has the number 99', '没有代号为 99 的省级行政区划'],
    ['MOE_SCHOOL', '9914012888', 'no kind of school has the number 99', '没有代号为 99 的学校类别'],
    ['MOE_SCHOOL', '4114112888', 'the fifth digit', '第五位为 0'],
    ['ORCID', '0000-0002-1825-0098', 'would be 7', '校验位应为 7'],
    ['GBT2260', '990000', 'no province has the number 99', '没有代号为 99'],
    ['GBT4754_2017', 'A3511', 'division 35 lies in section C, not A', '大类 35 属于门类 C，不是 A'],
    ['GBT4754_2017', '99', 'has no division 99', '没有大类 99'],
    ['MAJOR_2021', '860301', 'begins with', '开头'],
    ['STOCK', '12345', 'has 6 characters, this one 5', '为 6 位'],
    ['STANDARD_NUMBER', '国家标准', 'has a number', '应有数字'],
  ])('of %s that is malformed, %j, is refused with what is wrong', (scheme, value, en, zh) => {
    const { status, message } = checkIdentifier({ scheme, value });
    expect({ status, en: message?.en, zh: message?.zh }).toEqual({
      status: 'INVALID',
      en: expect.stringContaining(en),
      zh: expect.stringContaining(zh),
    });
  });

  it('that fails and is legal is kept, and says which check digit would be right', () => {
    expect(checkIdentifier({ scheme: 'USCC', value: '91350100M000100Y4A' })).toEqual({
      scheme: 'USCC',
      value: '91350100M000100Y4A',
      status: 'LEGAL_BUT_FAILING',
      checkDigit: 'FAILED',
      message: {
        en: 'the check digit of 91350100M000100Y4A would be 3: some early codes fail and are legal, so it is kept; look whether it was mistyped',
        zh: '91350100M000100Y4A 的校验位应为 3：部分早期代码虽不符仍属合法，故予保留；请核对是否录入有误',
      },
    });
  });

  it('of a registration authority that is a letter (N: rural collectives) is legal', () => {
    const body = 'N2340826MF0000000';
    expect(checkIdentifier({ scheme: 'USCC', value: `${body}${usccCheck(body)}` }).status).toBe('VALID');
  });

  it.each([
    ['GBT2260', '140411'],
    ['STANDARD_NUMBER', 'ASTM D638-14'],
    ['GLN', '6901234000009'],
  ])('of %s that nobody can check, %j, is kept as it is', (scheme, value) => {
    expect(checkIdentifier({ scheme, value })).toMatchObject({ scheme, value, status: 'UNCHECKED' });
  });

  it('is checked as the library checks it, wherever the library takes it', () => {
    const digit = fc.constantFrom(...'0123456789');
    const sign = fc.constantFrom(...USCC_ALPHABET);
    const code = fc.tuple(
      fc.array(digit, { minLength: 8, maxLength: 8 }),
      fc.array(sign, { minLength: 10, maxLength: 10 }),
    );
    fc.assert(
      fc.property(code, ([front, back]) => {
        const body = [...front, ...back].join('');
        const right = `${body.slice(0, 17)}${usccCheck(body.slice(0, 17))}`;
        expect(validate(right).isValid).toBe(true);
        expect(checkIdentifier({ scheme: 'USCC', value: body }).status === 'VALID').toBe(validate(body).isValid);
      }),
      { seed: 20250921 },
    );
  });

  it('never breaks, whatever is given', () => {
    const schemes = [
      'USCC',
      'ORG_CODE',
      'MOE_SCHOOL',
      'ORCID',
      'ROR',
      'GBT2260',
      'GBT4754_2017',
      'MAJOR_2021',
      'STANDARD_NUMBER',
      'STOCK',
      'WIKIDATA',
      '__proto__',
      '',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...schemes), fc.string({ unit: 'grapheme', maxLength: 30 }), (scheme, value) => {
        const once = checkIdentifier({ scheme, value });
        expect(checkIdentifier(once).value).toBe(once.value);
      }),
      { seed: 20250921, numRuns: 300 },
    );
  });
});

describe('identifiers of two descriptions', () => {
  const uscc = (value: string) => ({ scheme: 'USCC', value });
  const school = (value: string) => ({ scheme: 'MOE_SCHOOL', value });

  it.each([
    [
      'equal, however they are written',
      [uscc('91350100M000100Y43')],
      [uscc('91350100m000100y43')],
      'SAME',
      'EQUAL_CODE',
    ],
    [
      'equal, the organisation code inside the credit code',
      [uscc('91350100M000100Y43')],
      [{ scheme: 'ORG_CODE', value: 'M000100Y-4' }],
      'SAME',
      'EQUAL_CODE',
    ],
    ['of one scheme and different', [school('4114012888')], [school('4136012976')], 'DIFFERENT', 'DIFFERENT_CODES'],
    [
      'different, one failing its check',
      [uscc('91350100M000100Y43')],
      [uscc('91350100M000100Y4A')],
      'ASK',
      'FAILING_CODES_DIFFER',
    ],
    [
      'equal in one scheme, different in another',
      [uscc('91350100M000100Y43'), school('4114012888')],
      [uscc('91350100M000100Y43'), school('4136012976')],
      'ASK',
      'CODES_CONTRADICT',
    ],
  ])('%s: what they say', (_what, a, b, outcome, code) => {
    expect(compareIdentifiers(a, b)).toMatchObject({ outcome, reasons: [{ code }] });
    expect(compareIdentifiers(b, a)).toEqual(compareIdentifiers(a, b));
  });

  it.each([
    ['none', [], [school('4114012888')]],
    ['of two schemes', [uscc('91350100M000100Y43')], [school('4114012888')]],
    ['equal and malformed', [school('12888')], [school('12888')]],
    [
      'of schemes in which a body may have several',
      [{ scheme: 'STOCK', value: '000002' }],
      [{ scheme: 'STOCK', value: '200002' }],
    ],
  ])('%s: they say nothing', (_what, a, b) => {
    expect(compareIdentifiers(a, b)).toBeUndefined();
  });
});
