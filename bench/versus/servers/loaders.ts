import DataLoader from 'dataloader';
import neo4j, { type Driver } from 'neo4j-driver';
import { z } from 'zod';
import { cypher, lensNow } from '../lens.ts';
import type { Variables } from '../question.ts';
import type { Statement } from '../statements/statement.ts';

const Row = z.object({ key: z.string(), found: z.unknown() });

const ENTITIES = cypher(`UNWIND $keys AS key
MATCH (e:Entity {key: key}) WHERE silian.holds(e)
RETURN key, {key: e.key, name: e.name, kind: e.kind} AS found`);

const MEMBERS = cypher(`UNWIND $keys AS key
MATCH (a:Entity {key: key})
RETURN key, COLLECT {
  MATCH (a)<-[r:MEMBER_OF]-(m:Actor) WHERE silian.holds(r)
  WITH r, m ORDER BY r.rank, m.nameOrder, r.id LIMIT $first
  RETURN {role: r.role, member: {key: m.key, name: m.name}}
} AS found`);

const REGIONS = cypher(`UNWIND $keys AS key
MATCH (a:Entity {key: key})
RETURN key, head(COLLECT {
  MATCH (a)-[r:LOCATED_IN]->(g:Region) WHERE silian.holds(r)
  WITH g ORDER BY coalesce(r.qualifier, '') DESC, g.key DESC LIMIT 1
  RETURN {key: g.key, name: g.name}
}) AS found`);

const PEOPLE = cypher(`UNWIND $keys AS key
MATCH (a:Entity {key: key})
RETURN key, COLLECT {
  MATCH (a)<-[r:HOLDS_ROLE]-(p:Person) WHERE silian.holds(r)
  WITH r, p ORDER BY p.nameOrder, r.id LIMIT $first
  RETURN {title: r.title, person: {key: p.key, name: p.name}}
} AS found`);

/** Lists of so many, by the key of what they belong to. */
interface Part {
  readonly key: string;
  readonly first: number;
}

export type Loaders = ReturnType<typeof loadersOver>;

/** New for each request. */
export function loadersOver(driver: Driver) {
  const read = async (text: string, parameters: Variables): Promise<unknown[]> => {
    const { records } = await driver.executeQuery(
      text,
      { ...lensNow(), ...parameters },
      { routing: neo4j.routing.READ },
    );
    return records.map((record) => record.toObject());
  };
  const found = async (text: string, keys: readonly string[], more: Variables): Promise<unknown[]> => {
    const rows = await read(text, { ...more, keys });
    const byKey = new Map(rows.map((row) => Row.parse(row)).map((row) => [row.key, row.found]));
    return keys.map((key) => byKey.get(key) ?? null);
  };
  const byKey = (text: string) => new DataLoader((keys: readonly string[]) => found(text, keys, {}));
  const parts = (text: string) =>
    new DataLoader<Part, unknown, string>(
      // all of a level ask for as many: one document says how many
      (asked) =>
        found(
          text,
          asked.map(({ key }) => key),
          { first: neo4j.int(asked[0]?.first ?? 0) },
        ),
      { cacheKeyFn: ({ key, first }) => `${first} ${key}` },
    );
  return {
    entity: byKey(ENTITIES),
    region: byKey(REGIONS),
    members: parts(MEMBERS),
    people: parts(PEOPLE),
    answer: async ({ core, maps }: Statement, parameters: Variables): Promise<unknown> => {
      const [row] = await read(cypher(`${core} RETURN ${maps} AS found`), parameters);
      return z.object({ found: z.unknown() }).parse(row).found;
    },
  };
}
