import { z } from 'zod';
import type { Question } from '../question.ts';
import { keysOf } from './choose.ts';

const Bucket = z.object({ value: z.string(), count: z.number() });
const Counts = z.object({ kinds: z.array(Bucket), regions: z.array(Bucket) });
const OwnAnswer = z.object({ counts: z.array(z.object({ buckets: z.array(Bucket) })) }).transform(({ counts }) => ({
  kinds: counts[0]?.buckets,
  regions: counts[1]?.buckets,
}));
const PeerAnswer = z.object({ counts: Counts });

/** Provinces, and cities with some districts. */
const LARGE = `MATCH (g:Region) WHERE COUNT { (g)<-[:PART_OF]-() } >= 8 RETURN g.key AS key ORDER BY key`;

export const aggregate: Question = {
  name: 'aggregate',
  title: 'schools and enterprises of a region by kind and by region',
  variables: async (read) => (await keysOf(read, LARGE)).map((region) => ({ region })),
  ways: {
    silian: {
      document: `query ($region: String!) {
        counts(by: [KIND, REGION], filter: { regions: [$region], kinds: [SCHOOL, ENTERPRISE] }) { buckets { value count } }
      }`,
      answer: (data) => OwnAnswer.parse(data),
    },
    'neo4j-graphql': {
      document: `query ($region: String!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        counts(region: $region, validUntil: $validUntil, validSince: $validSince, knownAt: $knownAt) {
          kinds { value count } regions { value count }
        }
      }`,
      answer: (data) => PeerAnswer.parse(data).counts,
    },
    'per-level': {
      document: `query ($region: String!) {
        counts(region: $region) { kinds { value count } regions { value count } }
      }`,
      answer: (data) => PeerAnswer.parse(data).counts,
    },
  },
  floor: true,
};
