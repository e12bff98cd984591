import type { Database } from '../../src/database/database.ts';
import {
  ENTITY_KINDS,
  type EntityKind,
  labelsOf,
  RELATION_KINDS,
  type RelationKind,
} from '../../src/database/kinds.ts';
import { UNENDED } from '../../src/database/lens.ts';
import { RELATION_RULES } from '../../src/features/ingestion/vocabulary.ts';
import { PLAN_ANEW } from './statements.ts';

/** How many of each kind; kinds not named here: 200. In all some 20,000, as in a province. */
const SIZES: Readonly<Partial<Record<EntityKind, number>>> = {
  SCHOOL: 3_000,
  ENTERPRISE: 5_000,
  PERSON: 4_000,
  ROLE: 2_000,
  EVENT: 1_000,
  OFFER: 1_000,
  ALLIANCE: 500,
  WORK: 500,
};
const SOURCES = 200;
/** Facts of each kind, spread over the pairs of kinds that may be its ends. */
const FACTS = 600;
const ROWS = 2_000;
const KNOWN = { knownFrom: '2025-01-01T00:00:00.000Z', knownTo: UNENDED };
const SURE = { claimStatus: 'ASSERTED', confidence: 1 };

const sizeOf = (kind: EntityKind): number => SIZES[kind] ?? 200;
const keyOf = (kind: EntityKind, number: number): string =>
  `${kind.toLowerCase().replaceAll('_', '')}:made-${number % sizeOf(kind)}`;
const idOf = (prefix: string, number: number): string => `${prefix}-${String(number).padStart(22, '0')}`;
const sequence = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** A graph as large as a real one, the same each time, written past the records' door. */
export async function loadMany(database: Database): Promise<void> {
  const create = async (cypher: string, rows: readonly object[]): Promise<void> => {
    for (let start = 0; start < rows.length; start += ROWS) {
      await database.write(({ run }) =>
        run(`CYPHER 5 UNWIND $rows AS row ${cypher}`, { rows: rows.slice(start, start + ROWS) }),
      );
    }
  };
  await create('CREATE (s:Source) SET s = row', sequence(SOURCES).map(sourceNode));
  const evidence: { claimId: string; id: string; source: string }[] = [];
  const prove = (claimId: string): void => {
    const number = evidence.length;
    evidence.push({ claimId, id: idOf('v', number), source: `source:made-${number % SOURCES}` });
  };
  for (const kind of ENTITY_KINDS) {
    const nodes = sequence(sizeOf(kind)).map((number) => entityNode(kind, number));
    for (const { id } of nodes) prove(id);
    await create(`CREATE (e:${labelsOf(kind).join(':')})-[:HAS_NAME]->(n:Name ${NAME}) SET e = row`, nodes);
  }
  for (const kind of RELATION_KINDS) {
    const facts = factsOf(kind);
    for (const { properties } of facts) prove(properties.id);
    await create(
      `MATCH (f:Entity {key: row.from}) MATCH (t:Entity {key: row.to}) CREATE (f)-[r:${kind}]->(t) SET r = row.properties`,
      facts,
    );
  }
  await create(
    `MATCH (s:Source {key: row.source}) CREATE (v:Evidence)-[:FROM]->(s) SET v += {id: row.id, claimId: row.claimId, stance: 'SUPPORTS', position: 0, knownFrom: '${KNOWN.knownFrom}', knownTo: '${UNENDED}'}`,
    evidence,
  );
  await database.runAlone(PLAN_ANEW);
  await database.runAlone('CYPHER 5 CALL db.clearQueryCaches()');
}

/** Takes everything away again: facts first, a node that keeps them costs a transaction too much memory. */
export async function unloadAll(database: Database): Promise<void> {
  await repeated(database, 'MATCH ()-[r]->() WITH r LIMIT 5000 DELETE r RETURN count(*) AS gone');
  await repeated(database, 'MATCH (n) WHERE NOT n:Migration WITH n LIMIT 1000 DELETE n RETURN count(*) AS gone');
  await database.runAlone('CYPHER 5 CALL db.clearQueryCaches()');
}

async function repeated(database: Database, cypher: string): Promise<void> {
  for (let gone: unknown; gone !== 0; ) {
    const [row] = await database.write(({ run }) => run(`CYPHER 5 ${cypher}`));
    gone = row?.gone;
  }
}

const NAME = `{name: row.name, folded: row.foldedName, kind: 'CURRENT', knownFrom: row.knownFrom, knownTo: row.knownTo}`;

const sourceNode = (number: number) => ({
  id: idOf('s', number),
  key: `source:made-${number}`,
  title: `来源${number}`,
  dateOrder: `2025-01-${String((number % 28) + 1).padStart(2, '0')}`,
  knownFrom: KNOWN.knownFrom,
});

function entityNode(kind: EntityKind, number: number) {
  const key = keyOf(kind, number);
  const name = `${kind}名${number}`;
  const from = `${1950 + (number % 75)}-01-01`;
  return {
    id: idOf('e', ENTITY_KINDS.indexOf(kind) * 100_000 + number),
    key,
    kind,
    name,
    foldedName: name.toLowerCase(),
    nameOrder: name.toLowerCase(),
    searchNames: [name],
    searchPinyin: [`ming${number}`],
    validFrom: from,
    holdsFrom: from,
    fromOrder: from,
    holdsTo: UNENDED,
    position: 0,
    ...(kind === 'ALLIANCE' ? { category: 'COMMUNITY', status: 'UNKNOWN' } : {}),
    ...(kind === 'OFFER' ? { side: number % 2 === 0 ? 'SUPPLY' : 'DEMAND' } : {}),
    ...(kind === 'ROLE' ? { title: name } : {}),
    lineage: [key],
    ...SURE,
    ...KNOWN,
  };
}

function factsOf(kind: RelationKind) {
  const pairs = RELATION_RULES[kind].ends.flatMap(([from, to]) => from.flatMap((a) => to.map((b) => [a, b] as const)));
  return pairs.flatMap(([from, to], pair) =>
    sequence(Math.ceil(FACTS / pairs.length)).map((number) => ({
      from: keyOf(from, number),
      to: keyOf(to, number * 7 + pair + 1),
      properties: {
        id: idOf(kind, pair * 10_000 + number),
        rank: number % 14,
        ...(kind === 'HOLDS_ROLE' ? { title: '职务', titleKind: 'POST', postId: idOf('e', number) } : {}),
        ...(kind === 'PARTICIPATES_IN' ? { capacity: 'HOST' } : {}),
        holdsFrom: '2020-01-01',
        holdsTo: UNENDED,
        ...SURE,
        ...KNOWN,
      },
    })),
  );
}
