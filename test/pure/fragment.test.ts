import { describe, expect, it } from 'vitest';
import { parseFragment, renameVariables } from '../../src/database/fragment.ts';

const MEMBERS = `// Members, lead seats first. Alliance.members
// binds: a
// params: role MemberRole or null
// gives: self=r from=m to=a
MATCH (a:Alliance)<-[r:MEMBER_OF]-(m:Actor)
WHERE silian.holds(r) AND ($role IS NULL OR r.role = $role)
RETURN r, m
ORDER BY r.rank, coalesce(m.nameOrder, 'a, b'), r.id DESC
`;

describe('a fragment', () => {
  it('is taken apart into what it is bound to, gives, matches, returns and orders by', () => {
    expect(parseFragment('alliances/members', MEMBERS)).toEqual({
      name: 'alliances/members',
      binds: 'a',
      gives: { self: 'r', from: 'm', to: 'a' },
      match: 'MATCH (a:Alliance)<-[r:MEMBER_OF]-(m:Actor)\nWHERE silian.holds(r) AND ($role IS NULL OR r.role = $role)',
      distinct: false,
      returns: ['r', 'm'],
      order: [
        { expression: 'r.rank', descending: false },
        { expression: "coalesce(m.nameOrder, 'a, b')", descending: false },
        { expression: 'r.id', descending: true },
      ],
      variables: ['a', 'r', 'm'],
    });
  });

  it('may be bound to nothing, distinct, without order, end in a semicolon', () => {
    expect(parseFragment('x', '// gives: self=e\nMATCH (e:Entity) RETURN DISTINCT e;')).toMatchObject({
      binds: undefined,
      distinct: true,
      returns: ['e'],
      order: [],
    });
  });

  it('takes the last RETURN for its own', () => {
    const text =
      '// gives: self=e\nMATCH (e) WHERE COUNT { MATCH (e)--(x) RETURN DISTINCT x } > 1 RETURN e ORDER BY e.key ASC';
    const { match, returns, order } = parseFragment('x', text);
    expect({ match, returns, order }).toEqual({
      match: 'MATCH (e) WHERE COUNT { MATCH (e)--(x) RETURN DISTINCT x } > 1',
      returns: ['e'],
      order: [{ expression: 'e.key', descending: false }],
    });
  });

  it.each([
    ['a node, a relationship, a path of them', 'MATCH p = (a:A)-[r:R*0..6]->(b {key: 1})', ['a', 'b', 'r', 'p'].sort()],
    ['what is yielded or named with AS', 'CALL x() YIELD node AS hit UNWIND list AS item', ['hit', 'item']],
    [
      'a list predicate',
      'MATCH (e) WHERE any(up IN e.lineage WHERE up = 1) AND none(z IN [1] WHERE z = 2)',
      ['e', 'up', 'z'],
    ],
  ])('knows the variables of %s', (_what, body, variables) => {
    expect([...parseFragment('x', `// gives: self=e\n${body} RETURN e`).variables].sort()).toEqual(variables);
  });

  it.each([
    ['no RETURN', '// gives: self=e\nMATCH (e)'],
    ['no header', 'MATCH (e) RETURN e'],
  ])('with %s is refused by name', (_what, text) => {
    expect(() => parseFragment('alliances/members', text)).toThrow(
      "cypher/alliances/members.cypher: needs a '// gives:' header and a final RETURN",
    );
  });
});

describe('renaming', () => {
  const names = new Map([
    ['a', 'a1'],
    ['r', 'r2'],
    ['size', 'size9'],
  ]);
  it.each([
    [
      'variables wherever they stand',
      'MATCH (a)-[r:R]->(:A) WHERE a.key = r.id',
      'MATCH (a1)-[r2:R]->(:A) WHERE a1.key = r2.id',
    ],
    ['no property, parameter, label or type', 'b.a = $a AND a:a', 'b.a = $a AND a1:a1'],
    ['no text in quotes', "a.x = 'a or r' OR r.y = 'a'", "a1.x = 'a or r' OR r2.y = 'a'"],
    ['no function of that name', 'size(a) + size', 'size(a1) + size9'],
    ['no part of a word', 'ab + ra + a_r + a', 'ab + ra + a_r + a1'],
  ])('touches %s', (_what, before, after) => {
    expect(renameVariables(before, names)).toBe(after);
  });
});
