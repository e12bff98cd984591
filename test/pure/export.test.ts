import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS, RELATION_KINDS } from '../../src/database/kinds.ts';
import { recordValidity, storedValidity } from '../../src/database/validity.ts';
import { cell } from '../../src/features/export/cells.ts';
import type { RawFact } from '../../src/features/export/fact-pages.ts';
import { inTerms } from '../../src/features/export/in-terms.ts';
import { ahead } from '../../src/features/export/pages.ts';
import { iriOf, isBase } from '../../src/features/export/rdf/iris.ts';
import { CLASSES } from '../../src/features/export/rdf/predicates.ts';
import { IRI_OF, lexical, PREFIXES, TERMS } from '../../src/features/export/rdf/terms.ts';
import { ALLIANCE_KINDS, attributesOf, qualifiersOf } from '../../src/features/export/vocabulary.ts';
import { xmlText } from '../../src/features/export/xml.ts';
import { AttributesOf } from '../../src/features/ingestion/attributes.ts';
import { RELATION_RULES } from '../../src/features/ingestion/vocabulary.ts';
import { executableSchema } from '../../src/server/schema.ts';

const DOCUMENT = readFileSync(new URL('../../docs/exporting.md', import.meta.url), 'utf8');

/** Attributes as they are stored: an offer's topics are facts, an event's attendance is unfolded. */
const storedAs = (name: string): string[] => {
  if (name === 'topics') return [];
  if (name !== 'attendance') return [name];
  return ['attendanceAtLeast', 'attendanceExact', 'attendanceGroups', 'attendanceOpen'];
};

describe('an export', () => {
  it.each(ENTITY_KINDS)('leaves out nothing that a record may say of a %s', (kind) => {
    const said = Object.keys(AttributesOf[kind].shape).flatMap(storedAs);
    expect([...attributesOf(kind)].sort()).toEqual(said.sort());
  });

  it.each(RELATION_KINDS)('leaves out nothing by which a %s may be qualified', (kind) => {
    const { identity, others } = RELATION_RULES[kind];
    expect([...qualifiersOf(kind)].sort()).toEqual([...identity, ...others].sort());
  });

  it('knows the kinds of alliances that the schema has', () => {
    const kinds = executableSchema().getType('AllianceKind');
    expect(isEnumType(kinds) && kinds.getValues().map(({ name }) => name)).toEqual([...ALLIANCE_KINDS]);
  });
});

describe('the document', () => {
  it.each(Object.entries(TERMS))('says what %s stands for', (name, { iri }) => {
    expect(DOCUMENT).toMatch(new RegExp(`\`${name}\`[^|]*\\|[^|]*\`${iri}\``));
  });

  it.each(ENTITY_KINDS.filter((kind) => CLASSES[kind].length > 0))('says what a %s is', (kind) => {
    const [row] = DOCUMENT.match(new RegExp(`^\\|[^|]*\\b${kind}\\b.*$`, 'm')) ?? [''];
    for (const name of CLASSES[kind]) expect(row).toContain(`\`${name}\``);
  });

  it.each(Object.entries(PREFIXES))('names the vocabulary %s', (prefix, iri) => {
    expect(DOCUMENT).toContain(`\`${prefix}\` <${iri}>`);
  });
});

const period = fc
  .tuple(fc.integer({ min: 1, max: 9_998 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(([year, month, day]) => {
    const written = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
    return fc.constantFrom(written[0] ?? '', written.slice(0, 2).join('-'), written.join('-'));
  });

describe('bounds', () => {
  it('are written so that they are stored as they were', () => {
    const bounds = fc.record({
      from: fc.option(period),
      to: fc.option(period),
      observedOn: fc.array(period, { maxLength: 3 }),
      toAtLatest: fc.boolean(),
    });
    fc.assert(
      fc.property(bounds, fc.constantFrom('entity' as const, 'relation' as const), (given, of) => {
        const stored = storedValidity(given, of);
        const { from, to, toPrecision, observedOn = [] } = recordValidity(stored) ?? {};
        expect(storedValidity({ from, to, observedOn, toAtLatest: toPrecision === 'AT_LATEST' }, of)).toEqual(stored);
      }),
    );
  });

  it.each([
    [
      { from: '2025', to: '2025' },
      { from: '2025', to: '2025' },
    ],
    [
      { from: '2024-02', to: '2024-12' },
      { from: '2024-02', to: '2024-12' },
    ],
    [{ to: '2025-03-01' }, { to: '2025-03-01' }],
    [{}, undefined],
  ])('keep the precision they were given with: %o', (given, written) => {
    expect(recordValidity(storedValidity(given, 'relation'))).toEqual(written);
  });
});

describe('a cell of a table', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-旧名', "'-旧名"],
    ['@名', "'@名"],
    ['\t名', "'\t名"],
    ['\r名', '"\'\r名"'],
    ['＝1', "'＝1"],
    ['a,b', '"a,b"'],
    ['他说“好”', '他说“好”'],
    ['"', '""""'],
    ['a\nb', '"a\nb"'],
    [' a', '" a"'],
    [-5, '-5'],
    [true, 'true'],
    [undefined, ''],
  ])('%j is written %j', (value, written) => {
    expect(cell(value)).toBe(written);
  });
});

describe('text in XML', () => {
  it('holds no character that XML 1.0 forbids, whatever it is made of', () => {
    const legal = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => legal.test(xmlText(text))));
  });

  it.each([
    ['a]]>b', 'a]]&gt;b'],
    ['&amp;', '&amp;amp;'],
    ['"<&>"', '&quot;&lt;&amp;&gt;&quot;'],
    ['a\u0000b\uFFFEc\uD800d', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['\t\r\n', '&#9;&#13;&#10;'],
    ['👩‍🏫\u202E\u{20BB7}', '👩‍🏫\u202E\u{20BB7}'],
  ])('%j is written %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });
});

describe('an IRI', () => {
  it.each([
    ['school:4114012888', 'urn:silian:school:4114012888'],
    ['org:长治市人民政府', 'urn:silian:org:长治市人民政府'],
    ['theme:a%40b', 'urn:silian:theme:a%2540b'],
    ['theme:<a>{b}|c^d`e\\f#g?h[i]', 'urn:silian:theme:%3Ca%3E%7Bb%7D%7Cc%5Ed%60e%5Cf%23g%3Fh%5Bi%5D'],
  ])('of %s is %s', (key, iri) => {
    expect(iriOf('urn:silian:', key)).toBe(iri);
  });

  it.each(['urn:silian:', 'https://graph.example/id/', 'http://localhost:4000/#'])('may begin with %s', (base) => {
    expect(isBase(base)).toBe(true);
  });

  it.each(['', 'silian:', 'https://graph.example/id', 'https://graph.example/a b/', 'javascript:x/', 'urn:silian:<'])(
    'may not begin with "%s"',
    (base) => {
      expect(isBase(base)).toBe(false);
    },
  );

  it('of a property is known for each', () => {
    expect(IRI_OF.size).toBe(Object.keys(TERMS).length);
    for (const iri of IRI_OF.values()) expect(iri).toMatch(/^(?:https?:\/\/|urn:silian:term:)\S+$/);
  });
});

it.each([
  [1, '1'],
  [0.25, '0.25'],
  [1e-7, '0.0000001'],
])('a decimal is written without an exponent: %d', (value, written) => {
  expect(lexical('weight', value)).toBe(written);
});

const BOUNDS = (from?: string) => [from === undefined ? null : `${from}-01-01`, null, 'YEAR', null, null];
const fact = (id: string, from?: string): RawFact => ({
  key: 'person:a',
  id,
  row: ['PERSON', 'school:a', [], BOUNDS(from), 'ASSERTED', 1, []],
});

async function* of<T>(...pages: T[]): AsyncGenerator<T> {
  yield* pages;
}

it('the terms of a fact are put in order of time, across pages too', async () => {
  const pages = of(
    [fact('HOLDS_ROLE-a'), fact('HOLDS_ROLE-b', '2010')],
    [fact('HOLDS_ROLE-b.10', '1990'), fact('HOLDS_ROLE-b.2', '2020')],
    [],
    [fact('HOLDS_ROLE-b.3', '2000'), fact('HOLDS_ROLE-c')],
  );
  const ids: string[] = [];
  for await (const page of inTerms(pages)) ids.push(...page.map(({ id }) => id));
  expect(ids.map((id) => id.slice('HOLDS_ROLE-'.length))).toEqual(['a', 'b.10', 'b.3', 'b', 'b.2', 'c']);
});

describe('what is read ahead', () => {
  it('is one page, and a fault in it is told when it is reached', async () => {
    let asked = 0;
    const pages = ahead(
      (async function* () {
        for (;;) {
          if (++asked === 3) throw new Error('gone');
          yield asked;
        }
      })(),
    );
    expect([(await pages.next()).value, asked]).toEqual([1, 2]);
    expect((await pages.next()).value).toBe(2);
    await expect(pages.next()).rejects.toThrow('gone');
  });

  it('ends with whoever reads it', async () => {
    let ended = false;
    const pages = ahead(
      (async function* () {
        try {
          for (;;) yield 1;
        } finally {
          ended = true;
        }
      })(),
    );
    for await (const _page of pages) break;
    expect(ended).toBe(true);
  });
});
