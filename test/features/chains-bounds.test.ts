import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { digest, entityId } from '../../src/database/ids.ts';
import { labelsOf } from '../../src/database/kinds.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { statementText } from '../../src/database/statement.ts';
import { wantedFrom } from '../../src/features/chains/arguments.ts';
import { patience, patiently } from '../../src/features/chains/patience.ts';
import { searchChains } from '../../src/features/chains/search.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { neo4jOfWorker } from '../support/worker.ts';

/** Graphs made to break a search: whatever is asked, the answer comes in time and says what it lacks. */

let graph: TestGraph;
let database: Database;
const schema = executableSchema();

beforeAll(async () => {
  graph = await openGraph();
  await graph.empty();
  database = openDatabase({ ...neo4jOfWorker(), readTimeoutMs: 5_000 });
  await load(LAYERS);
  await load(STAR);
  await load(PARALLEL);
}, 120_000);
afterAll(async () => {
  await unload();
  await database.close();
  await graph.close();
}, 120_000);

type Link = readonly [from: string, to: string];
interface Shape {
  readonly keys: readonly string[];
  readonly links: readonly Link[];
}

const org = (name: string): string => `org:${name}`;
const many = (count: number, name: string): string[] => Array.from({ length: count }, (_, index) => org(name + index));
const all = (from: readonly string[], to: readonly string[]): Link[] =>
  from.flatMap((a) => to.map((b): Link => [a, b]));

/** begin, five layers of 80, end: every entity of a layer with every one of the next, 80^5 chains of six relations. */
const layers = [[org('begin')], ...'abcde'.split('').map((name) => many(80, name)), [org('end')]];
const LAYERS: Shape = {
  keys: layers.flat(),
  links: layers.slice(1).flatMap((layer, index) => all(layers[index] ?? [], layer)),
};
/** 20,000 members around one. */
const rays = many(20_000, 'ray');
const STAR: Shape = { keys: [org('hub'), ...rays], links: all(rays, [org('hub')]) };
/** Four in a row, 60 facts between each and the next: 216,000 chains of three relations. */
const row = many(4, 'p');
const PARALLEL: Shape = {
  keys: row,
  links: row.slice(1).flatMap((key, index) => Array.from({ length: 60 }, (): Link => [row[index] ?? '', key])),
};

const SURE = { claimStatus: 'ASSERTED', holdsFrom: '0001-01-01', holdsTo: '9999-99-99', observedOn: [] };
const KNOWN = { knownFrom: '2025-01-01T00:00:00.000Z', knownTo: '9999-99-99' };

async function load({ keys, links }: Shape): Promise<void> {
  const labels = labelsOf('ASSOCIATION');
  const entities = keys.map((key) => ({
    labels,
    properties: {
      ...{ id: entityId(key), key, kind: 'ASSOCIATION', name: key, nameOrder: key, confidence: 1, inferred: [] },
      ...SURE,
      ...KNOWN,
    },
  }));
  const facts = links.map(([from, to], index) => ({
    from,
    to,
    properties: { id: `MEMBER_OF-${digest(from, to, index)}`, confidence: 0.9, ...SURE, ...KNOWN },
  }));
  await written(statementText('ingestion/create-entities'), entities);
  await written(statementText('ingestion/create-facts', ['MEMBER_OF']), facts);
}

async function written(cypher: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 4_000)
    await graph.database.write(({ run }) => run(cypher, { rows: rows.slice(start, start + 4_000) }));
}

const unload = async (): Promise<void> => {
  const some = 'CYPHER 5 MATCH ()-[r:MEMBER_OF]->() WITH r LIMIT 5000 DELETE r RETURN count(*) AS gone';
  for (let gone: unknown; gone !== 0; ) [{ gone } = { gone: 0 }] = await graph.database.write(({ run }) => run(some));
};

/** The answer of a service with its own limit on reads, and how long it took. */
async function answered(source: string) {
  const contextValue = contextOf(database, new Reading(database, fields), NOW);
  const start = performance.now();
  const { data, errors } = await graphql({ schema, source, contextValue });
  return { data, errors, seconds: (performance.now() - start) / 1_000 };
}

/** A search may begin until 5 s have passed, takes 5 s, and Neo4j looks at its clock every 2 s; then some to spare. */
const DEADLINE_S = 5 + 5 + 2 + 5;
const NONE = (chinese: string) => expect.stringContaining(chinese);
const CUT = expect.stringMatching(/^(ties|time|memory)$/);

describe('chains through layers, a star and parallel facts', () => {
  it.each([
    ['from: "org:begin", to: "org:end"', [6, 6, 6, 6, 6], 'ties'],
    ['from: "org:begin", to: "org:end", first: 2', [6, 6], 'ties'],
    ['from: "org:begin", to: "org:end", minConfidence: 0.6', [], 'ties'],
    ['from: "org:begin", to: "org:end", maxHops: 5', [], NONE('放宽 maxHops')],
    ['from: "org:begin", to: "org:a1", first: 2', [1, 3], 'ties'],
    ['from: "org:a0", to: "org:a1"', [2, 2, 2, 2, 2], null],
    ['from: "org:begin", to: "org:c0"', [3, 3, 3, 3, 3], 'ties'],
    ['from: "org:begin", to: "org:c0", via: ["org:end"]', [], NONE('放宽 via')],
    ['from: "org:ray1", to: "org:ray2", first: 1', [2], null],
    ['from: "org:ray1", to: "org:ray2", maxHops: 3', [2], null],
    ['from: "org:ray1", to: "org:begin"', [], NONE('6 条关系以内不相连')],
    ['from: "org:p0", to: "org:p1", first: 50', Array.from({ length: 50 }, () => 1), null],
    ['from: "org:p0", to: "org:p3"', [3, 3, 3, 3, 3], 'ties'],
    ['from: "org:p0", to: "org:p3", minConfidence: 0.95', [], NONE('放宽 minConfidence')],
    // more than a read may take: what the shorter lengths have, and why there is no more
    ['from: "org:begin", to: "org:end", via: ["org:c0"]', expect.any(Array), CUT],
    ['from: "org:ray1", to: "org:ray2"', [2], CUT],
    ['from: "org:ray1", to: "org:ray2", via: ["org:ray3"]', [], CUT],
    ['from: "org:p0", to: "org:p2", via: ["org:p3"]', [], CUT],
  ])('%s', async (args, lengths, reason) => {
    const { data, errors, seconds } = await answered(`{ chains(${args}) { truncated reason chains { length } } }`);
    expect(errors).toBeUndefined();
    const { truncated, ...answer } = (data as unknown as { chains: Answer }).chains;
    expect({ ...answer, chains: answer.chains.map(({ length }) => length) }).toEqual({ reason, chains: lengths });
    expect(truncated).toBe(/^(ties|time|memory)$/.test(answer.reason ?? ''));
    expect(seconds).toBeLessThan(DEADLINE_S);
  });
});

interface Answer {
  readonly truncated: boolean;
  readonly reason: string | null;
  readonly chains: readonly { readonly length: number }[];
}

describe('a search', () => {
  const wanted = (from: string, to: string, via: readonly string[] = []) =>
    wantedFrom({ from: org(from), to: org(to), via: via.map(org) }, NOW);

  it('that needs more memory than one transaction gets gives what it has, and says memory', async () => {
    // on a busy machine it takes long to use that much up
    const patient = openDatabase({ ...neo4jOfWorker(), readTimeoutMs: 100_000 });
    const { chains, cut } = await searchChains(patient, wanted('ray1', 'ray2'));
    await patient.close();
    expect({ hops: chains.map(({ hops }) => hops), cut }).toEqual({ hops: [2], cut: 'memory' });
  }, 120_000);

  it('that takes longer than a read may says time', async () => {
    const hurried = openDatabase({ ...neo4jOfWorker(), readTimeoutMs: 1_000 });
    const { chains, cut } = await searchChains(hurried, wanted('begin', 'end', ['c0']));
    await hurried.close();
    expect({ chains, cut }).toEqual({ chains: [], cut: 'time' });
  });

  it('that has taken too long as a whole does not begin another', async () => {
    const { chains, cut } = await searchChains(
      patiently(
        graph.database,
        patience(() => {}, 0),
      ),
      wanted('a0', 'a1'),
    );
    expect({ chains, cut }).toEqual({ chains: [], cut: 'time' });
  });
});

describe('neighbourhoods of layers and a star', () => {
  it.each([
    ['of: "org:hub", limit: 1000', 1_000, 999, [19_001]],
    ['of: "org:ray0", hops: 3, limit: 1000', 1_000, 999, [19_001]],
    ['of: "org:begin", hops: 3, limit: 1000', 241, 5_000, expect.any(Array)],
    ['of: "org:p0", hops: 3', 4, 180, []],
  ])('%s', async (args, nodes, edges, omitted) => {
    const source = `{ neighbourhood(${args}) { nodes { key } edges { key } omitted { count } } }`;
    const { data, errors, seconds } = await answered(source);
    expect(errors).toBeUndefined();
    const { neighbourhood } = data as unknown as { neighbourhood: Drawn };
    expect({
      nodes: neighbourhood.nodes.length,
      edges: neighbourhood.edges.length,
      omitted: neighbourhood.omitted.map(({ count }) => count),
    }).toEqual({ nodes, edges, omitted });
    expect(seconds).toBeLessThan(DEADLINE_S);
  });
});

interface Drawn {
  readonly nodes: readonly object[];
  readonly edges: readonly object[];
  readonly omitted: readonly { readonly count: number }[];
}
