import type { Database } from '../../src/database/database.ts';

/** Rows of one statement: more of them go beyond the 64 MB that the graph gives to a transaction. */
const BATCH = 2_000;

/** Statements as anyone would write them by hand who has the rows ready: what is there, and how it is written. */
const STATEMENTS = [
  {
    read: 'MATCH (s:Source) RETURN properties(s) AS row',
    write: 'UNWIND $rows AS row MERGE (s:Source {key: row.key}) SET s = row',
  },
  {
    read: 'MATCH (e:Entity) RETURN {labels: labels(e), properties: properties(e)} AS row',
    write: 'UNWIND $rows AS row MERGE (e:Entity {key: row.properties.key}) SET e = row.properties SET e:$(row.labels)',
  },
  {
    read: 'MATCH (e:Entity)-[:HAS_NAME]->(n:Name) RETURN {key: e.key, properties: properties(n)} AS row',
    write:
      'UNWIND $rows AS row MATCH (e:Entity {key: row.key}) MERGE (e)-[:HAS_NAME]->(n:Name {name: row.properties.name, kind: row.properties.kind}) SET n = row.properties',
  },
  {
    read: 'MATCH (e:Entity)-[:HAS_IDENTIFIER]->(i:Identifier) RETURN {key: e.key, properties: properties(i)} AS row',
    write:
      'UNWIND $rows AS row MATCH (e:Entity {key: row.key}) MERGE (i:Identifier {scheme: row.properties.scheme, value: row.properties.value, knownTo: row.properties.knownTo}) SET i = row.properties MERGE (e)-[:HAS_IDENTIFIER]->(i)',
  },
  {
    read: 'MATCH (f:Entity)-[r:OFFERS_MAJOR]->(t:Entity) RETURN {from: f.key, to: t.key, properties: properties(r)} AS row',
    write:
      'UNWIND $rows AS row MATCH (f:Entity {key: row.from}) MATCH (t:Entity {key: row.to}) MERGE (f)-[r:OFFERS_MAJOR {id: row.properties.id, knownTo: row.properties.knownTo}]->(t) SET r = row.properties',
  },
  {
    read: 'MATCH (v:Evidence)-[:FROM]->(s:Source) RETURN {source: s.key, properties: properties(v)} AS row',
    write:
      'UNWIND $rows AS row MATCH (s:Source {key: row.source}) MERGE (v:Evidence {id: row.properties.id, knownTo: row.properties.knownTo}) SET v = row.properties MERGE (v)-[:FROM]->(s)',
  },
];

interface Step {
  readonly write: string;
  readonly batches: readonly (readonly unknown[])[];
}

/** All that is in the graph as rows ready to be written, so that both write the same. */
export async function rowsThere(database: Database): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { read, write } of STATEMENTS) {
    const rows = (await database.read(`CYPHER 5 ${read}`)).map(({ row }) => row);
    const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => index * BATCH);
    steps.push({ write, batches: starts.map((start) => rows.slice(start, start + BATCH)) });
  }
  return steps;
}

/** Writes the rows as they are: nothing is parsed, checked, derived, compared, or kept for undoing. */
export async function writeRaw(database: Database, steps: readonly Step[]): Promise<void> {
  for (const { write, batches } of steps)
    for (const rows of batches) await database.write(({ run }) => run(`CYPHER 5 ${write}`, { rows }));
}
