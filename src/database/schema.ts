import { z } from 'zod';
import type { Database } from './database.ts';

/** A database's constraints and indexes as statements, and the migrations that made them. */
export interface Schema {
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
}

const Statement = z.object({ statement: z.string() });
const Migration = z.object({ name: z.string(), sha256: z.string() });

/** How long indexes may take, in seconds. */
const PATIENCE = 86_400;

/** What the migrations have come to. */
export async function schemaOf(database: Database): Promise<Schema> {
  const statements = async (cypher: string): Promise<string[]> =>
    (await database.runAlone(`CYPHER 5 ${cypher}`)).map((row) => Statement.parse(row).statement);
  const migrations = await database.read(
    'CYPHER 5 MATCH (m:Migration) RETURN m.name AS name, m.sha256 AS sha256 ORDER BY name',
  );
  return {
    constraints: await statements(
      'SHOW CONSTRAINTS YIELD name, createStatement RETURN createStatement AS statement ORDER BY name',
    ),
    indexes: await statements(
      "SHOW INDEXES YIELD name, type, createStatement, owningConstraint WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN createStatement AS statement ORDER BY name",
    ),
    migrations: migrations.map((row) => Migration.parse(row)),
  };
}

/**
 * Makes constraints and indexes over data that are there already, and notes the migrations as applied; returns when all
 * can be used. Neo4j fills the indexes of one transaction by one thread, which reads the data once for all of them; full
 * text takes as long as most others together.
 */
export async function applySchema(database: Database, { constraints, indexes, migrations }: Schema): Promise<void> {
  for (const some of apart(indexes, (statement) => statement.includes(' FULLTEXT ')))
    await database.write(async ({ run }) => {
      for (const statement of some) await run(`CYPHER 5 ${statement}`);
    });
  // each fills its index before it answers, by one thread too
  const [ofNodes, ofRelationships] = apart(constraints, (statement) => / FOR \(\w/.test(statement));
  await Promise.all([inTurn(database, ofNodes), inTurn(database, ofRelationships)]);
  await database.write(({ run }) =>
    run('CYPHER 5 UNWIND $migrations AS migration CREATE (m:Migration) SET m = migration', { migrations }),
  );
  await database.runAlone(`CYPHER 5 CALL db.awaitIndexes(${PATIENCE})`);
}

async function inTurn(database: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await database.runAlone(`CYPHER 5 ${statement}`);
}

/** Those that are so, and the others. */
const apart = <T>(list: readonly T[], is: (one: T) => boolean): readonly [readonly T[], readonly T[]] => [
  list.filter(is),
  list.filter((one) => !is(one)),
];
