import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { some } from '../../src/features/ingestion/lines.ts';
import type { Line } from '../../src/features/ingestion/parse.ts';
import type { Counts } from '../../src/features/tables/counts.ts';
import { importFiles } from '../../src/features/tables/import-files.ts';
import { readMapping } from '../../src/features/tables/presets.ts';
import { projectRoot } from '../../src/project-root.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { unloadAll } from '../support/loaded.ts';

const DATA = join(projectRoot, '..', 'shared', 'data', 'real-graph');
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: the real graph is not in ${DATA}`);
/** Ample on a busy machine: the first import takes a minute on 2 cores that do little else, the second 13 s. */
const PATIENCE_MS = 600_000;

const counts: Counts[] = [];
const rejects: string[] = [];

async function* lines(): AsyncGenerator<Line> {
  counts.length = 0;
  rejects.length = 0;
  const { mapping, file } = readMapping(join(projectRoot, 'test', 'mappings', 'real-graph.json'));
  const files = readdirSync(DATA).map((name) => join(DATA, name));
  const made = importFiles({
    mapping,
    mappingFile: file,
    files,
    onTable: (table) => counts.push(table),
    onReject: ({ message }) => rejects.push(message),
  });
  for await (const { record, file: at, line } of made) yield { text: JSON.stringify(record), file: at, line };
}

const total = (of: readonly Counts[], what: 'rows' | 'entities' | 'relations'): number =>
  of.reduce((sum, table) => sum + table[what], 0);
const called = (word: string): Counts[] => counts.filter(({ table }) => table.startsWith(word));

describe.skipIf(!isThere)('the real graph, imported by the mapping kept in the tests', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openGraph();
    await ingestAll(graph.database, some(lines()), { now: NOW });
  }, PATIENCE_MS);
  afterAll(async () => {
    await unloadAll(graph.database);
    await graph.close();
  }, PATIENCE_MS);

  const one = async (cypher: string): Promise<unknown> => (await graph.database.read(cypher))[0]?.value;

  it('has every row accounted for: as a record, or left out for a reason', () => {
    const renames = called('edges-enterprise-formerly_named');
    const [nodes, edges] = [called('nodes-'), called('edges-')];
    expect([total(nodes, 'rows'), total(edges, 'rows'), total(renames, 'rows')]).toEqual([16_921, 45_345, 97]);
    const leftOut = Object.fromEntries(
      counts.flatMap(({ table, rejected, faulty, skipped }) => {
        expect([faulty, skipped]).toEqual([{}, {}]);
        return Object.entries(rejected).map(([reason, count]) => [
          `${table}: ${reason.split(' 无')[0]?.split(' 参')[0]}`,
          count,
        ]);
      }),
    );
    const NOBODY = 'no post is known, so nothing tells this person from others of the name';
    expect(leftOut).toEqual({
      [`edges-event: ${NOBODY}`]: 1,
      'edges-org-alliance: a part in a meeting that is not named is no membership': 13,
      [`nodes-person: ${NOBODY}`]: 1,
    });
    expect(rejects).toHaveLength(15);
    expect(total(nodes, 'entities')).toBe(16_921 - 1);
    expect(total(renames, 'entities')).toBe(97);
    // three cells name two posts each: 党组成员、机关党委书记
    expect(total(edges, 'relations')).toBe(45_345 - 97 - 14 + 3);
  });

  it('is in the database: an entity for each node, a fact for each edge, a post for each appointment', async () => {
    const posts = Number(await one('MATCH (n:Role) RETURN count(n) AS value'));
    expect(await one('MATCH (n:Entity) RETURN count(n) AS value')).toBe(16_920 + posts);
    const facts = Number(
      await one("MATCH (:Entity)-[r]->(:Entity) WHERE r.knownTo = '9999-99-99' RETURN count(r) AS value"),
    );
    expect(facts).toBe(45_237 + posts);
    const offered = "MATCH ()-[r:OFFERS_MAJOR]->() WHERE r.knownTo = '9999-99-99' RETURN count(r) AS value";
    expect(await one(offered)).toBe(24_557);
  });

  it('has 97 renamed enterprises, one node each, the former name an alias that was over by 2026', async () => {
    const former = `MATCH (e:Enterprise)-[r:HAS_NAME]->(n:Name) WHERE n.kind = 'FORMER'`;
    expect(await one(`${former} RETURN count(DISTINCT e) AS value`)).toBe(97);
    expect(
      await one(`${former} AND n.validTo = '2027-01-01' AND n.validToPrecision = 'AT_LATEST' RETURN count(n) AS value`),
    ).toBe(97);
    expect(await one('MATCH ()-[r:SUCCEEDS]->() RETURN count(r) AS value')).toBe(0);
  });

  it(
    'is all unchanged the second time',
    async () => {
      const again = await ingestAll(graph.database, some(lines()), { now: new Date(NOW.getTime() + 3_600_000) });
      expect(again).toMatchObject({ created: 0, updated: 0, evidence: 0 });
      expect(again.unchanged).toBeGreaterThan(62_000);
    },
    PATIENCE_MS,
  );
});
