import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { given } from '../../src/features/ingestion/lines.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, linesFrom, relation, source } from '../support/records.ts';
import { PLAN_ANEW } from '../support/statements.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
/** Neo4j has counted that there is nothing. */
beforeEach(async () => {
  await graph.empty();
  await graph.database.runAlone(PLAN_ANEW);
});

const Statistics = z.object({
  indexes: z.array(
    z.object({ labels: z.array(z.string()).optional(), properties: z.array(z.string()), totalSize: z.number() }),
  ),
});

/** How much Neo4j plans for: what an index held when it was last counted. */
async function planned(label: string, property: string): Promise<number | undefined> {
  const [row] = await graph.database.read(
    "CYPHER 5 CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data AS data",
  );
  const { indexes } = Statistics.parse(row?.data);
  return indexes.find(({ labels, properties }) => labels?.[0] === label && properties.join() === property)?.totalSize;
}

const schoolsTo = (count: number): readonly object[] => [
  source(),
  ...Array.from({ length: count }, (_, at) => entity('SCHOOL', `school:${at}`, `第${at}学院`)),
];

describe('the first claims of a graph', () => {
  it('are what statements are planned for from then on', async () => {
    expect(await planned('Evidence', 'claimId')).toBe(0);
    await graph.ingest(schoolsTo(50));
    expect(await planned('Evidence', 'claimId')).toBe(50);
    expect(await planned('Entity', 'id')).toBe(50);
  });

  it('may come after sources alone', async () => {
    await graph.ingest([source()]);
    await graph.ingest(schoolsTo(50));
    expect(await planned('Entity', 'key')).toBe(50);
  });

  it('are planned for from the first part of a large list on', async () => {
    const relations = Array.from({ length: 1_500 }, (_, at) =>
      relation('COOPERATES_WITH', `school:${at}`, `school:${at + 1}`),
    );
    const lines = linesFrom([...schoolsTo(1_501), ...relations], 'list');
    await ingestAll(graph.database, given(lines), { now: NOW });
    expect(await planned('Evidence', 'claimId')).toBeGreaterThan(0);
  });

  it('that are only tried change nothing', async () => {
    await ingest(graph.database, linesFrom(schoolsTo(5), 'list'), NOW, { dryRun: true });
    expect(await planned('Evidence', 'claimId')).toBe(0);
  });
});
