import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefOf, lensOf, parseAddress, type View } from '../../../web/src/core/address/address.ts';
import { choice, choices, flag, number, parametersOf, text, texts } from '../../../web/src/core/address/parameters.ts';

const TODAY: View = { language: 'zh', asOf: null, knownAt: null };
const parse = (href: string) => parseAddress(new URL(href, 'http://here'));

describe('an address', () => {
  it('says the screen, the language, the day and what the screen keeps', () => {
    const address = parse('/list?lang=en&asOf=2025-09-21&knownAt=2025-10-01T00:00:00Z&kind=PERSON&q=a');
    expect({ ...address, parameters: String(address.parameters) }).toEqual({
      screen: 'list',
      key: '',
      language: 'en',
      asOf: '2025-09-21',
      knownAt: '2025-10-01T00:00:00Z',
      parameters: 'kind=PERSON&q=a',
    });
  });

  it.each([
    ['/', 'home', ''],
    ['/help/', 'help', ''],
    ['/entity/school%3A4114012888', 'entity', 'school:4114012888'],
    ['/entity', undefined, ''],
    ['/entity/', undefined, ''],
    ['/entity/a/b', undefined, ''],
    ['/entity/%E0%A4%A', undefined, ''],
    ['/nowhere', undefined, ''],
    ['/constructor', undefined, ''],
  ])('%s is the screen %s', (href, screen, key) => {
    const address = parse(href);
    expect([address.screen, address.key]).toEqual([screen, key]);
  });

  it.each(['2025-02-30', '2025-9-1', 'yesterday', ''])('takes %j for no day', (day) => {
    expect(parse(`/?asOf=${day}`).asOf).toBeNull();
  });

  it.each(['2025-09-21', 'now', '2025-13-01T00:00:00Z'])('takes %j for no instant', (instant) => {
    expect(parse(`/?knownAt=${instant}`).knownAt).toBeNull();
  });

  it('does not write what goes without saying', () => {
    expect(hrefOf({ screen: 'home' }, TODAY)).toBe('/');
  });

  it('comes back from its link whatever the key', () => {
    const keys = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(keys, (key) => {
        const view: View = { language: 'en', asOf: '2025-09-21', knownAt: null };
        const { screen, key: back, language, asOf } = parse(hrefOf({ screen: 'entity', key }, view));
        // a browser takes these as steps in the path, in any spelling; no key is one
        if (key === '.' || key === '..') return;
        expect([screen, back, language, asOf]).toEqual(['entity', key, 'en', '2025-09-21']);
      }),
    );
  });

  it('has a lens only where it is not today and now', () => {
    expect(lensOf(TODAY)).toBeUndefined();
    expect(lensOf({ ...TODAY, asOf: '2025-09-21' })).toEqual({ validAt: '2025-09-21' });
    expect(lensOf({ ...TODAY, knownAt: '2025-10-01T00:00:00Z' })).toEqual({ knownAt: '2025-10-01T00:00:00Z' });
  });
});

const own = parametersOf({
  q: text(),
  ids: texts(),
  kind: choice(['SCHOOL', 'PERSON'], null),
  order: choice(['name', 'day'], 'name'),
  ways: choices(['out', 'in']),
  hops: number(1, 6, 4),
  made: flag(),
});
const DEFAULTS = { q: '', ids: [], kind: null, order: 'name', ways: [], hops: 4, made: false };

describe('parameters of a screen', () => {
  it('have defaults, which are not written', () => {
    expect(own.read(new URLSearchParams())).toEqual(DEFAULTS);
    expect(String(own.write(own.read(new URLSearchParams())))).toBe('');
  });

  it('read what a link says', () => {
    const link = 'q=%E8%B0%A2&ids=a,b&ids=c&ids=c&kind=PERSON&order=day&ways=in.out&hops=2&made=1';
    expect(own.read(new URLSearchParams(link))).toEqual({
      q: '谢',
      ids: ['a,b', 'c'],
      kind: 'PERSON',
      order: 'day',
      ways: ['out', 'in'],
      hops: 2,
      made: true,
    });
  });

  it('take what is wrong as not said', () => {
    const link = 'kind=DRAGON&order=&ways=up&hops=7&made=yes';
    expect(own.read(new URLSearchParams(link))).toEqual(DEFAULTS);
    for (const hops of ['NaN', '', ' ', '-1']) expect(own.read(new URLSearchParams({ hops })).hops).toBe(4);
  });

  it('come back as they were written', () => {
    const values = {
      ...DEFAULTS,
      q: '=&?#',
      ids: ['event:2025:a/b', 'x,y'],
      kind: 'SCHOOL',
      ways: ['in'],
      hops: 6,
    } as const;
    expect(own.read(own.write(values))).toEqual(values);
  });
});
