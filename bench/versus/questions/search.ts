import { z } from 'zod';
import { foldName } from '../../../src/database/names.ts';
import { luceneQuery, wordsOf } from '../../../src/features/search/query.ts';
import type { Question, Random, Variables } from '../question.ts';
import { chosen } from './choose.ts';
import { Kinded } from './shapes.ts';

const Bucket = z.object({ value: z.string(), count: z.number() });
const Page = z.object({ totalCount: z.number(), nodes: z.array(Kinded), facets: z.array(Bucket) });
const OwnAnswer = z.object({
  search: Page.extend({ facets: z.array(z.object({ buckets: z.array(Bucket) })) }).transform(
    ({ facets, ...page }): z.infer<typeof Page> => ({ ...page, facets: facets.flatMap(({ buckets }) => buckets) }),
  ),
});
const PeerAnswer = z.object({ search: Page });

const Names = z.array(z.object({ name: z.string() }));

/** Two to four characters of a name: what people type. */
function wordOf(name: string, random: Random): string {
  const characters = [...name.replaceAll(/[^\p{Script=Han}]/gu, '')];
  const length = 2 + Math.floor(random() * 3);
  const start = Math.floor(random() * Math.max(1, characters.length - length));
  return characters.slice(start, start + length).join('');
}

/** Words are turned into Lucene before the peers are asked: it costs them nothing. */
export const searchVariables = ({ query }: Variables): Variables => ({
  lucene: luceneQuery(wordsOf(String(query))),
  folded: foldName(String(query)),
  first: 20,
});

const PEER = `query ($lucene: String!, $folded: String!, $first: Int!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
  search(lucene: $lucene, folded: $folded, first: $first, validUntil: $validUntil, validSince: $validSince, knownAt: $knownAt) {
    totalCount nodes { key name kind } facets { value count }
  }
}`;

export const search: Question = {
  name: 'search',
  title: 'full text, a page of 20 with total and facets',
  variables: async (read, random) => {
    const rows = await read('CYPHER 5 MATCH (e:School|Enterprise|Major) RETURN e.name AS name ORDER BY e.key');
    const names = Names.parse(rows).filter(({ name }) => /\p{Script=Han}{4}/u.test(name));
    return chosen(names, 200, random).map(({ name }) => ({ query: wordOf(name, random) }));
  },
  ways: {
    silian: {
      document: `query ($query: String!) {
        search(query: $query, first: 20, facets: [KIND]) {
          totalCount nodes { key name kind } facets { buckets { value count } }
        }
      }`,
      answer: (data) => OwnAnswer.parse(data).search,
    },
    'neo4j-graphql': {
      document: PEER,
      variables: searchVariables,
      answer: (data) => PeerAnswer.parse(data).search,
    },
    'per-level': {
      document: `query ($lucene: String!, $folded: String!, $first: Int!) {
        search(lucene: $lucene, folded: $folded, first: $first) { totalCount nodes { key name kind } facets { value count } }
      }`,
      variables: searchVariables,
      answer: (data) => PeerAnswer.parse(data).search,
    },
  },
  floor: true,
};
