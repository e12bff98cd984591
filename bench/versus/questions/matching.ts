import { z } from 'zod';
import type { Question } from '../question.ts';
import { chosen, keysOf } from './choose.ts';

const Match = z.object({ score: z.number(), offer: z.object({ key: z.string(), name: z.string() }) });
const OwnAnswer = z.object({ matches: z.object({ nodes: z.array(Match) }) });

export const matching: Question = {
  name: 'matching',
  title: 'the ten best matches of an offer',
  variables: async (read, random) => {
    const offers = "MATCH (o:Offer) WHERE o.side = 'DEMAND' RETURN o.key AS key ORDER BY key";
    return chosen(await keysOf(read, offers), 100, random).map((offer) => ({ offer }));
  },
  ways: {
    silian: {
      document: `query ($offer: ID!) { matches(offer: $offer, first: 10) { nodes { score offer { key name } } } }`,
      answer: (data) => OwnAnswer.parse(data).matches.nodes,
    },
  },
  floor: false,
  absent:
    'Silian alone: it scores in its own process by a taxonomy, capacity, places and ties, and takes every major that a school offers for standing supply; a statement would be another ranking with other answers, so that a ratio to it would say nothing.',
};
