import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/features/check/check.ts';
import { sumOf } from '../../src/features/check/hash.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const such = async () => (await check(graph.database)).faults.map(({ what, count }) => `${count} ${what}`);

describe('a check', () => {
  it('finds the seed and a graph of every kind sound', async () => {
    await graph.loadSeed();
    expect(await such()).toEqual([]);
    await graph.empty();
    await graph.ingest(WORLD);
    expect(await such()).toEqual([]);
  });

  it.each([
    [
      'a fact without evidence',
      'MATCH ()-[r:HOLDS_ROLE]->() WITH r LIMIT 1 MATCH (v:Evidence {claimId: r.id}) DETACH DELETE v',
      'facts that rest on no evidence',
    ],
    [
      'evidence of nothing',
      'MATCH (v:Evidence) WITH v LIMIT 1 SET v.claimId = "gone"',
      'evidence of claims or sources that are not there',
    ],
    ['a name of nothing', 'CREATE (:Name {name: "无主"})', 'names and identifiers that nothing bears'],
    ['an ingest that has not ended', 'MATCH (g:Graph) SET g.run = "r1"', 'a large ingest that has not ended'],
    ['a write that was hidden', 'MATCH (a:Audit) DELETE a', 'the audit chain is broken'],
  ])('finds %s', async (_fault, statement, told) => {
    await graph.ingest(WORLD);
    await graph.database.runAlone(`CYPHER 5 ${statement}`);
    expect((await such()).join()).toContain(told);
  });
});

describe('the hash of a graph', () => {
  it('is the same for the same knowledge in another order, and for whoever holds the lock', async () => {
    const themes = ['甲', '乙', '丙'].map((name) => entity('THEME', `theme:${name}`, name));
    await graph.ingest([source(), ...themes]);
    const [before, again] = [await sumOf(graph.database), await sumOf(graph.database)];
    expect(again).toEqual(before);
    await graph.database.runAlone('CYPHER 5 MATCH (g:Graph) SET g.writer = "another"');
    expect(await sumOf(graph.database)).toEqual(before);
    // stored anew, in another order
    const rows = await graph.database.read(
      'MATCH (e:Entity) RETURN properties(e) AS e, labels(e) AS l ORDER BY e.key DESC',
    );
    await graph.database.runAlone('CYPHER 5 MATCH (e:Entity)-[h:HAS_NAME]->(n) SET n.of = e.key DELETE h');
    await graph.database.runAlone('CYPHER 5 MATCH (e:Entity) DELETE e');
    for (const { e, l } of rows) {
      const labels = (l as string[]).join(':');
      await graph.database.runAlone(
        `CYPHER 5 CREATE (e:${labels}) SET e = $e WITH e MATCH (n:Name {of: e.key}) CREATE (e)-[:HAS_NAME]->(n) REMOVE n.of`,
        { e },
      );
    }
    expect(await sumOf(graph.database)).toEqual(before);
  });

  it.each([
    ['a property', 'MATCH (e:Entity) WITH e ORDER BY e.key LIMIT 1 SET e.confidence = 0.5'],
    ['a label', 'MATCH (e:Entity) WITH e LIMIT 1 SET e:Other'],
    ['a link', 'MATCH (v:Evidence)-[f:FROM]->() WITH f LIMIT 1 DELETE f'],
    ['a second node of the same', 'MATCH (v:Evidence) WITH v LIMIT 1 CREATE (w:Same) SET w = v {.note}'],
  ])('is another with %s changed', async (_what, statement) => {
    await graph.ingest(WORLD);
    const { hash } = await sumOf(graph.database);
    await graph.database.runAlone(`CYPHER 5 ${statement}`);
    expect((await sumOf(graph.database)).hash).not.toBe(hash);
  });
});
