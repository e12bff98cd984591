import { z } from 'zod';
import type { Random, Read, Variables } from '../versus/question.ts';
import { DOCUMENT as BY_KEY } from '../versus/questions/by-key.ts';
import { chosen, keysOf } from '../versus/questions/choose.ts';
import { DOCUMENT as THREE_LEVELS } from '../versus/questions/three-levels.ts';

/** A question asked of graphs of any size; what is made up is asked for, since all of it is. */
export interface Growing {
  readonly name: string;
  readonly title: string;
  /** Whether an index leads to its answer, whose size does not grow with the graph: such are held to the target. */
  readonly indexed: boolean;
  readonly document: string;
  readonly variables: (read: Read, random: Random) => Promise<readonly Variables[]>;
}

const ASKED = 200;
/**
 * Entities of some kinds, as many as are looked at to choose from. Ids are hashes: those that come first by them are of
 * all sorts alike in a graph of any size, where those that Neo4j comes upon first are all of the kind loaded first.
 */
const some = (label: string, condition = 'true', most = 5_000): string =>
  `${sample(label, condition, most)} RETURN e.key AS key ORDER BY key`;

const sample = (label: string, condition: string, most: number): string =>
  `MATCH (e:Entity) WHERE e.id > '' AND (e:${label}) AND ${condition} WITH e ORDER BY e.id LIMIT ${most}`;

const oneOf =
  (cypher: string, name: string) =>
  async (read: Read, random: Random): Promise<readonly Variables[]> =>
    chosen(await keysOf(read, cypher), ASKED, random).map((key) => ({ [name]: key }));

const Names = z.array(z.object({ name: z.string() }));
const Pairs = z.array(z.object({ region: z.string(), major: z.string() }));

async function words(read: Read, random: Random): Promise<readonly Variables[]> {
  const names = Names.parse(
    await read(`CYPHER 5 ${sample('School', 'true', 5_000)} RETURN e.name AS name ORDER BY name`),
  );
  // a whole name: how many bear two of its characters grows with the graph, and so would the answer
  return chosen(names, ASKED, random).map(({ name }) => ({ query: name }));
}

async function pairs(read: Read, random: Random): Promise<readonly Variables[]> {
  const keys = await keysOf(read, some('School|Enterprise'));
  return Array.from({ length: ASKED }, () => {
    const [from, to] = chosen(keys, 2, random);
    return { from, to };
  }).filter(({ from, to }) => from !== to);
}

async function filters(read: Read, random: Random): Promise<readonly Variables[]> {
  const found = `CYPHER 5 ${sample('School', 'true', 2_000)}
MATCH (g:Region)<-[:LOCATED_IN]-(e)-[:OFFERS_MAJOR]->(m:Major)
RETURN DISTINCT g.key AS region, m.key AS major ORDER BY region, major LIMIT 5000`;
  return chosen(Pairs.parse(await read(found)), ASKED, random);
}

export const GROWING: readonly Growing[] = [
  {
    name: 'by-key',
    title: 'one entity by key',
    indexed: true,
    document: BY_KEY,
    variables: oneOf(some('School|Enterprise'), 'key'),
  },
  {
    name: 'three-levels',
    title: 'alliance → 20 members → region, 5 people with posts',
    indexed: true,
    document: THREE_LEVELS,
    variables: oneOf(some('Alliance', '20 <= COUNT { (e)<-[:MEMBER_OF]-() } <= 200'), 'key'),
  },
  {
    name: 'search',
    title: 'a name, a page of 20',
    indexed: true,
    document: `query ($query: String!) { search(query: $query, first: 20, filter: { includeSynthetic: true }) {
      nodes { key name kind }
    } }`,
    variables: words,
  },
  {
    name: 'search-count',
    title: 'a name, a page of 20 with total and facets',
    indexed: false,
    document: `query ($query: String!) { search(query: $query, first: 20, facets: [KIND], filter: { includeSynthetic: true }) {
      totalCount nodes { key name kind } facets { buckets { value count } }
    } }`,
    variables: words,
  },
  {
    name: 'chain',
    title: 'the best chain of at most 6 relations',
    indexed: true,
    document: `query ($from: ID!, $to: ID!) { chains(from: $from, to: $to, first: 1) {
      chains { length entities { key name } relations { predicate } }
    } }`,
    variables: pairs,
  },
  {
    name: 'matching',
    title: 'the ten best matches of an offer',
    indexed: false,
    document: `query ($offer: ID!) { matches(offer: $offer, first: 10, filter: { includeSynthetic: true }) {
      nodes { score offer { key name } }
    } }`,
    variables: oneOf(some('Offer', "e.side = 'DEMAND' AND e.holdsFrom <= toString(date()) < e.holdsTo"), 'offer'),
  },
  {
    name: 'neighbourhood',
    title: 'neighbourhood of up to 300 with all relations between',
    indexed: true,
    document: `query ($key: ID!) { neighbourhood(of: [$key], limit: 300, includeSynthetic: true) {
      nodes { key name kind } edges { key predicate from { key } to { key } }
    } }`,
    variables: oneOf(some('Entity', '60 <= COUNT { (e)--() } <= 300', 1_000), 'key'),
  },
  {
    name: 'deep-filter',
    title: 'schools of a county that offer a major, 20 by name',
    indexed: true,
    document: `query ($region: String!, $major: String!) { schools(
      filter: {
        regions: [$region], includeSynthetic: true
        relatedTo: [{ predicate: OFFERS_MAJOR, direction: OUT, key: $major }]
      }
      orderBy: { field: NAME }
      first: 20
    ) { nodes { key name region { key name } } } }`,
    variables: filters,
  },
  {
    name: 'aggregate',
    title: 'schools and enterprises of a region by kind and by region',
    indexed: false,
    document: `query ($region: String!) {
      counts(by: [KIND, REGION], filter: { regions: [$region], kinds: [SCHOOL, ENTERPRISE], includeSynthetic: true }) {
        buckets { value count }
      }
    }`,
    variables: oneOf(some('Region', 'COUNT { (e)<-[:PART_OF]-() } >= 8'), 'region'),
  },
];
