import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { schema } from '../support/composed.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { type Explainer, openExplainer } from '../support/plans.ts';
import { entity, relation, source } from '../support/records.ts';
import { PLAN_ANEW } from '../support/statements.ts';

let graph: TestGraph;
let explainer: Explainer;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(MANY);
  // Neo4j counts anew what its indexes hold when it finds the time; until then it plans for a graph that was empty
  await graph.database.runAlone(PLAN_ANEW);
  explainer = openExplainer();
}, 120_000);
afterAll(async () => {
  await explainer.close();
  await graph.close();
});

const numbers = Array.from({ length: 300 }, (_, index) => index);

/**
 * A crowded region and a quiet one, a crowded alliance and a quiet one; one school is in all that is quiet. Where works
 * are, there are many of them and one school.
 */
const MANY: readonly object[] = [
  source(),
  ...['crowded', 'quiet'].flatMap((word) => [
    entity('REGION', `region:${word}`, `${word} 区`),
    entity('ALLIANCE', `alliance:${word}`, `${word} 联盟`),
    relation('LOCATED_IN', 'school:7', `region:${word}`),
    relation('MEMBER_OF', 'school:7', `alliance:${word}`),
  ]),
  ...numbers.flatMap((number) => [
    entity('SCHOOL', `school:${number}`, `第${number}学校`),
    relation('LOCATED_IN', `school:${number}`, 'region:crowded', { qualifier: 'SEAT' }),
    ...(number === 7 ? [] : [relation('MEMBER_OF', `school:${number}`, 'alliance:crowded')]),
  ]),
  entity('REGION', 'region:works', '厂 区'),
  relation('LOCATED_IN', 'school:8', 'region:works'),
  ...numbers
    .slice(0, 200)
    .flatMap((number) => [
      entity('ENTERPRISE', `org:${number}`, `第${number}厂`),
      relation('LOCATED_IN', `org:${number}`, 'region:works', { qualifier: 'SEAT' }),
    ]),
];

/** The statement of a question and how often it asks the store. */
async function looked(source: string): Promise<{ cypher: string; hits: number }> {
  const statements: { cypher: string; parameters: Record<string, unknown> }[] = [];
  const read: Database['read'] = (cypher, parameters = {}, signal) => {
    statements.push({ cypher, parameters });
    return graph.database.read(cypher, parameters, signal);
  };
  const database: Database = { ...graph.database, read };
  const { errors } = await graphql({
    schema,
    source,
    contextValue: contextOf(database, new Reading(database, fields), NOW),
  });
  expect(errors).toBeUndefined();
  const [only, ...others] = statements;
  expect(others).toEqual([]);
  if (!only) throw new Error(`${source} has no statement`);
  return { cypher: only.cypher, hits: await explainer.hits(only.cypher, only.parameters) };
}

const inBoth = (region: string, alliance: string): string =>
  `filter: { regions: ["region:${region}"], relatedTo: [{ predicate: MEMBER_OF, direction: OUT, key: "alliance:${alliance}" }] }`;

describe.each([
  ['a page', (filter: string) => `{ schools(${filter}) { nodes { key } } }`],
  ['a page with its count', (filter: string) => `{ schools(${filter}) { totalCount nodes { key } } }`],
  ['counts', (filter: string) => `{ counts(by: [KIND, REGION], ${filter}) { buckets { value count } } }`],
])('%s', (_what, asking) => {
  it('begins with the fewest, by one statement whatever the values', async () => {
    const most = await looked(asking(inBoth('crowded', 'crowded')));
    const fewInRegion = await looked(asking(inBoth('quiet', 'crowded')));
    const fewInAlliance = await looked(asking(inBoth('crowded', 'quiet')));
    expect(most.hits).toBeGreaterThan(3_000);
    expect(fewInRegion.hits).toBeLessThan(200);
    expect(fewInAlliance.hits).toBeLessThan(200);
    expect(new Set([most, fewInRegion, fewInAlliance].map(({ cypher }) => cypher)).size).toBe(1);
  });
});

describe('what is begun with', () => {
  it('is told by its label before anything is read of it', async () => {
    const { hits } = await looked(`{ schools(${inBoth('works', 'crowded')}) { nodes { key } } }`);
    expect(hits).toBeLessThan(200 * 2 + 100);
  });

  it('is asked all else before the relation that led to it is read', async () => {
    const apart = `filter: { regions: ["region:works"], relatedTo: [{ predicate: LOCATED_IN, direction: OUT, key: "region:crowded" }] }`;
    const { hits } = await looked(`{ entities(${apart}) { nodes { key } } }`);
    expect(hits).toBeLessThan(200 * 6 + 300);
  });
});

describe('a page of a region', () => {
  const pageOf = (region: string): string =>
    `{ schools(first: 2, filter: { regions: ["region:${region}"] }) { nodes { key } } }`;

  it('begins there where it holds few, and else stops as soon as the page is full', async () => {
    const [few, many] = [await looked(pageOf('quiet')), await looked(pageOf('crowded'))];
    expect(few.hits).toBeLessThan(200);
    expect(many.hits).toBeLessThan(200);
    expect(many.cypher).toBe(few.cypher);
  });
});
