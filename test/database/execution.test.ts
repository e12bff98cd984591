import { type ExecutionResult, parse, validate } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { executedAlike, irregular, rereading } from '../support/alike.ts';
import { schema } from '../support/composed.ts';
import { type Chance, chanceOf, documentBy } from '../support/generated.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());
beforeEach(() => {
  irregular.length = 0;
});

const ROOTS = [
  'entity',
  'entities',
  'search',
  'counts',
  'sources',
  'schools',
  'alliances',
  'events',
  'people',
  'roles',
];
/** The same documents every time; `SILIAN_TEST_SEED=7` gives others, `SILIAN_TEST_ROUNDS=1000` more. */
const SEED = Number(process.env.SILIAN_TEST_SEED ?? 1);
const ROUNDS = Number(process.env.SILIAN_TEST_ROUNDS ?? 40);

/** Asks the executor and graphql-js, which have to agree. */
async function asked(source: string, variables: object, database: Database = graph.database): Promise<ExecutionResult> {
  const document = parse(source);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(`${source}\n${faults.join('\n')}`);
  const again = rereading(database);
  const contextValue = contextOf(again.database, new Reading(again.database, fields), NOW);
  return executedAlike({ schema, document, contextValue, variableValues: { ...variables } }, again);
}

describe('the executor', () => {
  it('answers documents of every sort as graphql-js does, and leaves none that is regular to it', async () => {
    const chance = chanceOf(SEED);
    for (let round = 0; round < ROUNDS; round++) {
      const { source, variables } = documentBy(chance, ROOTS);
      const { errors } = await asked(source, variables);
      expect(errors ?? irregular, source).toEqual(errors ?? []);
      irregular.length = 0;
    }
  }, 240_000);

  it('tells as graphql-js does what is wrong in rows that no type allows', async () => {
    const chance = chanceOf(SEED + 1);
    let faulty = 0;
    for (let round = 0; round < ROUNDS / 2; round++) {
      const { source, variables } = documentBy(chance, ROOTS);
      const { errors } = await asked(source, variables, damaged(graph.database, chance));
      if (errors) faulty++;
    }
    expect(faulty).toBeGreaterThan(ROUNDS / 20);
  }, 240_000);

  it('gives keys of any name, in the order asked for', async () => {
    const { data } = await asked(
      `query ($n: Boolean!) { __proto__: entity(by: { key: "school:s1" }) {
        constructor: name toString: __typename ...K __typename @skip(if: $n) } t: __typename } fragment K on School { kind id __proto__: key }`,
      { n: true },
    );
    expect(JSON.stringify(data)).toMatch(
      /^\{"__proto__":\{"constructor":"太行职业学院","toString":"School","kind":"SCHOOL","id":"[^"]+","__proto__":"school:s1"\},"t":"Query"\}$/,
    );
    expect(irregular).toEqual([]);
  });

  it('gives what stands beside the rows of a page in the order asked for, where there is nothing of it too', async () => {
    const page = (query: string, facets: string) =>
      `search(query: "${query}", facets: [${facets}], first: 1) { facets { dimension } totalCount nodes { kind } x: totalCount }`;
    const { data } = await asked(`{ none: ${page('无此名称', '')} some: ${page('学院', 'KIND')} }`, {});
    const keys = Object.values(data ?? {}).map((each) => Object.keys(each as object));
    expect(keys).toEqual(Array.from({ length: 2 }, () => ['facets', 'totalCount', 'nodes', 'x']));
    expect(irregular).toEqual([]);
  });

  it('leaves introspection, and what fails, to graphql-js', async () => {
    await asked('{ __schema { queryType { name } } }', {});
    expect(irregular).toHaveLength(1);
    const { errors, data } = await asked('{ node(id: "nothing") { id } sources { totalCount } }', {});
    expect(errors?.[0]?.path).toEqual(['node']);
    expect(data?.node).toBeNull();
    expect(irregular).toHaveLength(2);
  });

  it('sends no statement twice when graphql-js has to complete an answer', async () => {
    const statements: string[] = [];
    const read: Database['read'] = async (cypher, parameters) => {
      statements.push(cypher);
      return graph.database.read(cypher, parameters);
    };
    const source = '{ sources { totalCount } entity(by: { key: "school:s1" }) { name } node(id: "nothing") { id } }';
    const { executorOf } = await import('../../src/server/execution/executor.ts');
    const database = { ...graph.database, read };
    const contextValue = contextOf(database, new Reading(database, fields), NOW);
    const { errors } = await executorOf(schema)({ schema, document: parse(source), contextValue });
    expect(errors).toHaveLength(1);
    expect(statements).toHaveLength(2);
  });
});

/** A database that spoils a value of each answer. */
function damaged(database: Database, chance: Chance): Database {
  return {
    ...database,
    read: async (cypher, parameters) => {
      const rows = await database.read(cypher, parameters);
      return rows.map((row) => ({ ...row, v: spoilt(row.v, chance) }));
    },
  };
}

const WRONG = [null, 'x', 1.5, true, [], {}, 2 ** 40];

/** One value somewhere inside is another. */
function spoilt(value: unknown, chance: Chance): unknown {
  if (!Array.isArray(value) || value.length === 0) return WRONG[chance(WRONG.length)];
  const at = chance(value.length);
  return value.map((each, index) => (index === at ? spoilt(each, chance) : each));
}
