import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

interface Refused {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const refusal = async (source: string, variables?: Record<string, unknown>): Promise<Refused> => {
  const { errors } = await graph.execute(source, variables);
  const [error] = errors ?? [];
  if (!error) throw new Error(`${source} was not refused`);
  return { message: error.message, extensions: error.extensions };
};

const keyBy = async (by: string, asOf = ''): Promise<string | null> => {
  const { entity } = await graph.ask<{ entity: { key: string } | null }>(`{ entity(by: ${by}${asOf}) { key } }`);
  return entity?.key ?? null;
};

describe('an entity', () => {
  it('is found by id, key, official name, alias or identifier', async () => {
    const { entity } = await graph.ask<{ entity: { id: string } }>('{ entity(by: { key: "school:s1" }) { id } }');
    const found = [
      await keyBy(`{ id: "${entity.id}" }`),
      await keyBy('{ key: "school:s1" }'),
      await keyBy('{ name: "太行职业学院" }'),
      await keyBy('{ name: "太行学院" }'),
      await keyBy('{ name: " 《太行 学院》" }'),
      await keyBy('{ identifier: { scheme: "MOE_SCHOOL", value: "4114012888" } }'),
    ];
    expect(found).toEqual(Array(6).fill('school:s1'));
  });

  it('is null where nothing answers', async () => {
    const found = [
      await keyBy(`{ id: "e-${'A'.repeat(22)}" }`),
      await keyBy('{ key: "school:nowhere" }'),
      await keyBy('{ name: "无此学校" }'),
      await keyBy('{ name: "" }'),
      await keyBy('{ identifier: { scheme: "USCC", value: "4114012888" } }'),
    ];
    expect(found).toEqual([null, null, null, null, null]);
  });

  it('is not found by a name that only may be its own', async () => {
    expect(await keyBy('{ name: "太行工学院" }')).toBeNull();
  });

  it('is not found before it began, and is on the day it did', async () => {
    const on = (day: string) => keyBy('{ key: "school:s1" }', `, asOf: { validAt: "${day}" }`);
    expect([await on('1958-08-31'), await on('1958-09-01')]).toEqual([null, 'school:s1']);
  });

  it('that shares its name is refused with the keys of all who bear it', async () => {
    expect(await refusal('{ entity(by: { name: "张伟" }) { key } }')).toEqual({
      message:
        "entity.by.name: '张伟' is the name of 2 entities: person:张伟@enterprise:e1, person:张伟@school:s1. Ask by key.",
      extensions: {
        code: 'AMBIGUOUS_NAME',
        argument: 'entity.by.name',
        candidates: ['person:张伟@enterprise:e1', 'person:张伟@school:s1'],
      },
    });
  });

  it('is not found by the id of something else', async () => {
    const { sources } = await graph.ask<{ sources: { nodes: { id: string }[] } }>('{ sources { nodes { id } } }');
    const { extensions } = await refusal(`{ entity(by: { id: "${sources.nodes[0]?.id}" }) { key } }`);
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'entity.by.id',
      allowed: 'the id of an entity',
    });
  });
});

const IDS = `{
  school: entity(by: { key: "school:s1" }) {
    id
    provenance { evidence { nodes { id source { id } } } }
    relations { nodes { id predicate } }
  }
  person: entity(by: { key: "person:谢刚@school:s1" }) { relations { nodes { id predicate } } }
}`;
interface Ids {
  readonly school: {
    readonly id: string;
    readonly provenance: {
      readonly evidence: {
        readonly nodes: readonly { readonly id: string; readonly source: { readonly id: string } }[];
      };
    };
    readonly relations: { readonly nodes: readonly { readonly id: string; readonly predicate: string }[] };
  };
  readonly person: Ids['school'];
}

describe('node and nodes', () => {
  it('find what an id stands for: an entity, each class of relation, evidence, a source', async () => {
    const { school, person } = await graph.ask<Ids>(IDS);
    const relation = (kind: string) =>
      [...school.relations.nodes, ...person.relations.nodes].find(({ predicate }) => predicate === kind)?.id;
    const [evidence] = school.provenance.evidence.nodes;
    const ids = [
      relation('HOLDS_ROLE'),
      school.id,
      evidence?.source.id,
      relation('MEMBER_OF'),
      evidence?.id,
      relation('PARTICIPATES_IN'),
      relation('OFFERS_MAJOR'),
      `e-${'A'.repeat(22)}`,
      school.id,
    ];
    const shown = `
      __typename
      id
      ... on Entity { key }
      ... on Relation { from { key } to { key } }
      ... on Membership { role }
      ... on Appointment { title }
      ... on Participation { capacity }
      ... on Link { predicate }
      ... on Evidence { stance source { key } }
      ... on Source { title }`;
    const { nodes } = await graph.ask<{ nodes: object[] }>(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${shown} } }`, {
      ids,
    });
    const s1 = { key: 'school:s1' };
    const expected = [
      { __typename: 'Appointment', from: { key: 'person:谢刚@school:s1' }, to: s1, title: '院长' },
      { __typename: 'School', key: 'school:s1' },
      { __typename: 'Source', title: '试验来源' },
      { __typename: 'Membership', from: s1, to: { key: 'alliance:a2' }, role: 'MEMBER' },
      { __typename: 'Evidence', stance: 'SUPPORTS', source: { key: 'source:test' } },
      { __typename: 'Participation', from: s1, to: { key: 'event:conference' }, capacity: 'HOST' },
      { __typename: 'Link', from: s1, to: { key: 'major:2021:460103' }, predicate: 'OFFERS_MAJOR' },
      null,
      { __typename: 'School', key: 'school:s1' },
    ].map((node, index) => node && { ...node, id: ids[index] });
    expect(nodes).toEqual(expected);
    const alone = [];
    for (const id of ids) {
      alone.push((await graph.ask<{ node: object }>(`query ($id: ID!) { node(id: $id) { ${shown} } }`, { id })).node);
    }
    expect(alone).toEqual(expected);
  });

  it('read each id under the lens it was given out with, one statement a lens', async () => {
    const idAt = async (asOf: string): Promise<string> => {
      const { entity } = await graph.ask<{ entity: { relations: { nodes: { id: string }[] } } }>(
        `{ entity(by: { key: "person:谢刚@school:s1" }, asOf: ${asOf}) { relations(kinds: [HOLDS_ROLE]) { nodes { id } } } }`,
      );
      return entity.relations.nodes[0]?.id ?? '';
    };
    const ids = [
      await idAt('{}'),
      await idAt('{ validAt: "2021-01-01" }'),
      await idAt('{ anyTime: true }'),
      await idAt('{ knownAt: "2026-01-15T12:00:00+08:00" }'),
      await idAt('{ validAt: "2021-01-01", knownAt: "2026-01-15T12:00:00+08:00" }'),
    ];
    const before = (ids[1] ?? '').replace('~20210101', '~20190101');
    const data = await graph.ask<{ nodes: ({ id: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      {
        ids: [...ids, before],
      },
    );
    expect(data.nodes).toEqual([...ids.map((id) => ({ id })), null]);
    expect(new Set(ids.map((id) => id.split('~')[1])).size).toBe(5);
    expect(graph.statements).toHaveLength(6);
    expect(await graph.ask('query ($id: ID!) { node(id: $id) { id } }', { id: ids[4] })).toEqual({
      node: { id: ids[4] },
    });
  });

  it.each([
    '',
    'x',
    'e-short',
    `x-${'A'.repeat(22)}`,
    `NO_KIND-${'A'.repeat(22)}`,
    `e-${'A'.repeat(23)}`,
    `e-${'A'.repeat(22)}~`,
    `e-${'A'.repeat(22)}~20210231`,
    `e-${'A'.repeat(22)}~zz`,
    `e-${'A'.repeat(22)}~kzzzzzzzzzzz`,
    `e-${'A'.repeat(22)}\n`,
    `e-${'A'.repeat(22)}') RETURN 1 //`,
    'A'.repeat(100_000),
  ])('refuse %j, which is no id', async (id) => {
    const { message, extensions } = await refusal('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(extensions).toMatchObject({ code: 'BAD_ID', argument: 'node.id' });
    expect(message.length).toBeLessThan(300);
    expect((await refusal('query ($id: ID!) { nodes(ids: [$id]) { id } }', { id })).extensions).toMatchObject({
      code: 'BAD_ID',
      argument: 'nodes.ids',
    });
  });

  it('take a hundred ids and no more', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `e-${String(index).padStart(22, '0')}`);
    const question = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await graph.ask<{ nodes: null[] }>(question, { ids: ids(100) })).nodes).toEqual(Array(100).fill(null));
    expect((await refusal(question, { ids: ids(101) })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'nodes.ids',
      allowed: expect.stringContaining('100'),
    });
    expect(await graph.ask(question, { ids: [] })).toEqual({ nodes: [] });
  });
});
