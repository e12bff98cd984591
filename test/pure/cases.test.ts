import { describe, expect, it } from 'vitest';
import { casesOf } from '../../src/database/reading/cases.ts';

/** The row that an expression makes where each expression in it gives its own text, for one of the types. */
function rowOf(cypher: string, kinds: readonly string[]): unknown {
  const text = cypher
    .replaceAll(/CASE WHEN x\.kind IN \[([^\]]*)\] THEN (\[[^\]]*\]) END/g, (_, of: string, then: string) =>
      kinds.some((kind) => of.includes(`'${kind}'`)) ? then : 'null',
    )
    .replaceAll(/x\.\w+/g, (word) => `"${word}"`);
  return JSON.parse(text);
}

describe('a row for several types', () => {
  const branches = [
    // what lies in the row of an object within stands twice
    { type: 'School', expressions: ['x.kind', 'x.name', 'x.level', 'x.kind', 'x.name'] },
    { type: 'Region', expressions: ['x.kind', 'x.name', 'x.code'] },
    { type: 'Person', expressions: ['x.kind', 'x.name'] },
  ];
  const { cypher, take } = casesOf('x.kind', branches);

  it.each(branches)('gives $type its expressions in their order', ({ type, expressions }) => {
    const row = rowOf(cypher, [type.toUpperCase()]);
    expect(Array.isArray(row)).toBe(true);
    expect(
      take
        .get(type)?.(row as unknown[])
        ?.slice(0, expressions.length),
    ).toEqual(expressions);
  });

  it('reads each once', () => {
    expect(cypher.match(/x\.name/g)).toHaveLength(1);
  });
});
