import { z } from 'zod';
import type { Question } from '../question.ts';
import { chosen, keysOf } from './choose.ts';

const Match = z.object({ score: z.number(), offer: z.object({ key: z.string(), name: z.string() }) });
const Answer = z.object({ matches: z.object({ nodes: z.array(Match) }) });
const answer = (data: unknown) => Answer.parse(data).matches;

export const matching: Question = {
  name: 'matching',
  title: 'the ten best matches of an offer',
  variables: async (read, random) => {
    // about majors: the statement that the others share knows no other tree
    const demands = `MATCH (o:Offer) WHERE o.side = 'DEMAND' AND NOT EXISTS { MATCH (o)-[:ABOUT]->(t) WHERE NOT t:Major }
      RETURN o.key AS key ORDER BY key`;
    return chosen(await keysOf(read, demands), 100, random).map((offer) => ({ offer, first: 10 }));
  },
  ways: {
    silian: {
      document: `query ($offer: ID!, $first: Int!) {
        matches(offer: $offer, first: $first) { nodes { score offer { key name } } }
      }`,
      answer,
    },
    'neo4j-graphql': {
      document: `query ($offer: String!, $first: Int!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        matches(offer: $offer, first: $first, validUntil: $validUntil, validSince: $validSince, knownAt: $knownAt) {
          nodes { score offer { key name } }
        }
      }`,
      answer,
    },
    'per-level': {
      document:
        'query ($offer: String!, $first: Int!) { matches(offer: $offer, first: $first) { nodes { score offer { key name } } } }',
      answer,
    },
  },
  floor: true,
};
