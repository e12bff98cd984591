import { execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/database.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { schema } from '../support/composed.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { neo4jOfWorker } from '../support/worker.ts';
import { WORLD } from '../support/world.ts';

/** What is asked at the same time is read together, and answered as if it had been asked alone. */

let graph: TestGraph;
let opened: Database;
let ids: readonly string[];
let keys: readonly string[];
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
  opened = openDatabase(neo4jOfWorker());
  const { entities } = await graph.ask<{ entities: { nodes: { id: string; key: string }[] } }>(
    '{ entities(first: 100) { nodes { id key } } }',
  );
  ids = entities.nodes.map(({ id }) => id);
  keys = [...entities.nodes.map(({ key }) => key), 'school:nowhere', 'school:\'"\\$key_root'];
});
afterAll(async () => {
  await opened.close();
  await graph.close();
});

/** A reading whose statements are counted, those that read several apart. */
function counted() {
  const sent = { alone: 0, together: 0 };
  const database: Database = {
    ...opened,
    read: (cypher, parameters, how) => {
      const gathered: unknown = parameters?.gathered;
      if (!Array.isArray(gathered)) sent.alone++;
      else if (gathered.length > 0) sent.together++;
      return opened.read(cypher, parameters, how);
    },
  };
  const reading = new Reading(database, fields);
  const document = (source: string) => {
    const parsed = parse(source);
    expect(validate(schema, parsed)).toEqual([]);
    return (variableValues: object) =>
      execute({
        ...{ schema, document: parsed, contextValue: contextOf(database, reading, NOW) },
        variableValues: { ...variableValues },
      });
  };
  return { sent, document };
}

const DETAIL = `id key name ... on School { region { key name } } ... on Organisation { appointments(first: 2) { totalCount nodes { title person { name } } } }
  relations(first: $first) { totalCount edges { cursor node { id ... on Membership { role } } } }`;

const QUESTIONS: readonly [title: string, source: string, variables: () => readonly object[]][] = [
  [
    'by key, with pages of several lengths and under several lenses',
    `query ($key: String!, $first: Int, $asOf: AsOf) { entity(by: { key: $key }, asOf: $asOf) { ${DETAIL} } }`,
    () =>
      keys.flatMap((key) => [
        { key, first: 1 },
        { key, first: 3, asOf: { validAt: '1980-01-01' } },
        { key, first: 3, asOf: { anyTime: true } },
      ]),
  ],
  ['by id', 'query ($id: ID!) { entity(by: { id: $id }) { id name } }', () => ids.map((id) => ({ id }))],
  [
    'nodes, some of them twice',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Entity { name } } }',
    () => ids.map((id, at) => ({ ids: [id, ids[(at * 7) % ids.length], id] })),
  ],
  [
    'by name, some of them ambiguous',
    'query ($name: String!) { entity(by: { name: $name }) { key } }',
    () => ['张伟', '太行职业学院', '无此学校', '', '太行学院'].flatMap((name) => [{ name }, { name: `《${name}》` }]),
  ],
];

describe('many questions at one time', () => {
  it.each(QUESTIONS)('are answered as they are alone: %s', async (_title, source, variablesOf) => {
    const variables = Array.from({ length: 5 }, variablesOf).flat();
    const one = counted();
    const alone: unknown[] = [];
    const ask = one.document(source);
    for (const each of variables) alone.push(await ask(each));
    expect(one.sent.together).toBe(0);

    const many = counted();
    const askMany = many.document(source);
    await askMany(variables[0] ?? {});
    // Neo4j has to have planned it, and its first times forgotten
    await expect
      .poll(
        async () => {
          const before = many.sent.together;
          expect(await Promise.all(variables.map(askMany))).toEqual(alone);
          return many.sent.together - before;
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
  });
});
