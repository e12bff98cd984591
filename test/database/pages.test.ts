import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { pageOf } from '../support/walk.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

const SCHOOLS = 'list: entities(% filter: { kinds: [SCHOOL, ALLIANCE] })';
const MEMBERS = 'entity(by: { key: "alliance:a1" }) { ... on Alliance { list: members(%) } }';

describe('pageInfo', () => {
  it('says what comes before and after, both ways', async () => {
    const all = await pageOf(graph, SCHOOLS, { first: 100 });
    const [first, second, third, last] = all.cursors;
    const shown = async (given: Parameters<typeof pageOf>[2]) => {
      const { cursors, pageInfo } = await pageOf(graph, SCHOOLS, given);
      return [cursors, pageInfo.hasPreviousPage, pageInfo.hasNextPage];
    };
    expect(all.cursors).toHaveLength(4);
    expect(await shown({ first: 4 })).toEqual([all.cursors, false, false]);
    expect(await shown({ first: 3 })).toEqual([[first, second, third], false, true]);
    expect(await shown({ first: 2, after: first ?? '' })).toEqual([[second, third], true, true]);
    expect(await shown({ first: 2, after: second ?? '' })).toEqual([[third, last], true, false]);
    expect(await shown({ first: 2, after: last ?? '' })).toEqual([[], true, false]);
    expect(await shown({ last: 4 })).toEqual([all.cursors, false, false]);
    expect(await shown({ last: 1 })).toEqual([[last], true, false]);
    expect(await shown({ last: 2, before: last ?? '' })).toEqual([[second, third], true, true]);
    expect(await shown({ last: 2, before: third ?? '' })).toEqual([[first, second], false, true]);
    expect(await shown({ last: 2, before: first ?? '' })).toEqual([[], false, true]);
    expect(await shown({ before: last ?? '' })).toEqual([[first, second, third], false, true]);
  });

  it('stands beside the count of the whole list on every page', async () => {
    const counts = [];
    for (const given of [{ first: 1 }, { last: 1 }, { first: 100 }])
      counts.push((await pageOf(graph, SCHOOLS, given)).totalCount);
    expect(counts).toEqual([4, 4, 4]);
  });
});

const refusal = async (question: string): Promise<unknown> =>
  (await graph.execute(`{ ${question} }`)).errors?.[0]?.extensions;

describe('a page', () => {
  it.each([
    ['entities(first: 0)', 'entities.first'],
    ['entities(first: -1)', 'entities.first'],
    ['entities(first: 101)', 'entities.first'],
    ['entities(last: 0)', 'entities.last'],
    ['entities(last: 101)', 'entities.last'],
    ['search(query: "x", first: 101)', 'search.first'],
    ['sources(first: 101)', 'sources.first'],
  ])('of %s is refused with the range', async (question, argument) => {
    expect(await refusal(`${question} { totalCount }`)).toEqual({
      code: 'BAD_USER_INPUT',
      argument,
      allowed: '1 to 100',
    });
  });

  it('deep in a document is held to the same range, whether its size is a literal or a variable', async () => {
    const deep = (size: string): string =>
      `entity(by: { key: "alliance:a1" }) { ... on Alliance { members { nodes { member { memberships(first: ${size}) { totalCount } } } } } }`;
    const expected = { code: 'BAD_USER_INPUT', argument: 'memberships.first', allowed: '1 to 100' };
    expect(await refusal(deep('101'))).toEqual(expected);
    const { errors } = await graph.execute(`query ($size: Int) { ${deep('$size')} }`, { size: 1_000_000 });
    expect(errors?.[0]?.extensions).toEqual(expected);
    expect(graph.statements).toEqual([]);
  });

  it.each([
    ['first: 1, last: 1', 'entities.last', 'first with after, or last with before'],
    ['last: 1, after: "x"', 'entities.last', 'first with after, or last with before'],
    ['before: "x", after: "x"', 'entities.last', 'first with after, or last with before'],
    ['first: 1, before: "x"', 'entities.before', 'last with before'],
  ])('asked for both ways (%s) is refused', async (given, argument, allowed) => {
    expect(await refusal(`entities(${given}) { totalCount }`)).toEqual({ code: 'BAD_USER_INPUT', argument, allowed });
  });

  it('of a number that is none is refused', async () => {
    expect((await graph.execute('{ entities(first: 2.5) { totalCount } }')).errors).toHaveLength(1);
    expect((await graph.execute('{ entities(first: 99999999999) { totalCount } }')).errors).toHaveLength(1);
  });
});

describe('a cursor', () => {
  const allowed = 'a cursor from pageInfo or edges of this list in this order';

  it.each([
    ['another list', async () => (await pageOf(graph, MEMBERS, { first: 1 })).cursors[0]],
    [
      'another order',
      async () => (await pageOf(graph, 'list: entities(% orderBy: { field: NAME })', { first: 1 })).cursors[0],
    ],
    [
      'the other direction',
      async () =>
        (await pageOf(graph, 'list: entities(% orderBy: { field: KEY, direction: DESC })', { first: 1 })).cursors[0],
    ],
    ['a cut one', async () => (await pageOf(graph, 'list: entities(%)', { first: 1 })).cursors[0]?.slice(0, -3)],
    ['one with a sign more', async () => `${(await pageOf(graph, 'list: entities(%)', { first: 1 })).cursors[0]}=`],
    ['one with strange signs', async () => `!${(await pageOf(graph, 'list: entities(%)', { first: 1 })).cursors[0]}`],
    ['none at all', async () => ''],
    ['an offset', async () => 'MTA'],
    ['a JSON object', async () => Buffer.from('{"a":1}').toString('base64url')],
    ['a key of the wrong length', async () => tampered((parts) => [...parts, 'x'])],
    ['a key that is no text', async () => tampered(([tag]) => [tag, { a: 1 }])],
    ['a key of null', async () => tampered(([tag]) => [tag, null])],
    ['100,000 signs', async () => 'A'.repeat(100_000)],
  ])('that is of %s is refused', async (_which, forged) => {
    const cursor = await forged();
    const { data, errors } = await graph.execute(
      'query ($after: String) { entities(after: $after) { totalCount nodes { key } } }',
      {
        after: cursor,
      },
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_CURSOR', argument: 'entities.after', allowed });
    expect(errors?.[0]?.message.length).toBeLessThan(250);
  });

  it('of a list deep in a document says which argument it came by', async () => {
    const { errors } = await graph.execute(
      '{ entity(by: { key: "alliance:a1" }) { ... on Alliance { members(after: "x") { totalCount } } } }',
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_CURSOR', argument: 'members.after', allowed });
  });

  /** A cursor with another content and our own form. */
  async function tampered(change: (parts: unknown[]) => unknown[]): Promise<string> {
    const { cursors } = await pageOf(graph, 'list: entities(%)', { first: 1 });
    const parts: unknown[] = JSON.parse(Buffer.from(cursors[0] ?? '', 'base64url').toString());
    return Buffer.from(JSON.stringify(change(parts))).toString('base64url');
  }
});

describe('totalCount', () => {
  const COUNTED = /\bCOUNT \{/;
  it.each([
    'entities(first: 1) { %nodes { key } }',
    'entity(by: { key: "alliance:a1" }) { ... on Alliance { members(first: 1) { %nodes { role } } } }',
    'search(query: "会", first: 1) { %nodes { key } }',
    'sources { %nodes { key } }',
  ])('of %s is counted only when it is asked for', async (question) => {
    await graph.ask(`{ ${question.replace('%', '')} }`);
    expect(graph.statements.filter((text) => COUNTED.test(text))).toEqual([]);
    await graph.ask(`{ ${question.replace('%', 'totalCount ')} }`);
    expect(graph.statements.filter((text) => COUNTED.test(text))).toHaveLength(1);
    await graph.ask(`query ($no: Boolean = false) { ${question.replace('%', 'totalCount @include(if: $no) ')} }`);
    expect(graph.statements.filter((text) => COUNTED.test(text))).toEqual([]);
  });

  it('alone reads no rows', async () => {
    expect(await graph.ask('{ entities(filter: { kinds: [SCHOOL] }) { totalCount } }')).toEqual({
      entities: { totalCount: 2 },
    });
    expect(graph.statements.filter((text) => text.includes('COLLECT'))).toEqual([]);
  });
});
