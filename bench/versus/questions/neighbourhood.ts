import { z } from 'zod';
import type { Question } from '../question.ts';
import { keysOf } from './choose.ts';
import { Kinded } from './shapes.ts';

const Ended = z.object({ key: z.string() }).transform(({ key }) => key);
const OwnEdge = z
  .object({ key: z.string(), predicate: z.string(), from: Ended, to: Ended })
  .transform(({ from, to, ...edge }) => ({ ...edge, source: from, target: to }));
const Edge = z.object({ key: z.string(), predicate: z.string(), source: z.string(), target: z.string() });
const OwnAnswer = z.object({ neighbourhood: z.object({ nodes: z.array(Kinded), edges: z.array(OwnEdge) }) });
const Drawing = z.object({ nodes: z.array(Kinded), edges: z.array(Edge) });
const PeerAnswer = z.object({ neighbourhood: Drawing });

interface Drawn {
  readonly nodes: readonly { readonly key: string }[];
  readonly edges: readonly { readonly key: string }[];
}

/** A drawing has no order. */
const unordered = ({ nodes, edges }: Drawn): Drawn => ({ nodes: byKey(nodes), edges: byKey(edges) });
const byKey = <T extends { readonly key: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

/** As many as one may draw, but no more: beyond that Silian shares the budget over kinds, which no peer can say. */
const FULL = `MATCH (e:Entity)-[r]-(o:Entity) WITH e, count(DISTINCT o) AS around WHERE 200 <= around < 300
RETURN e.key AS key ORDER BY key`;

export const neighbourhood: Question = {
  name: 'neighbourhood',
  title: 'neighbourhood of up to 300 with all relations between',
  variables: async (read) => (await keysOf(read, FULL)).map((key) => ({ key, limit: 300 })),
  ways: {
    silian: {
      document: `query ($key: ID!, $limit: Int!) {
        neighbourhood(of: [$key], limit: $limit) {
          nodes { key name kind } edges { key predicate from { key } to { key } }
        }
      }`,
      answer: (data) => unordered(OwnAnswer.parse(data).neighbourhood),
    },
    'neo4j-graphql': {
      document: `query ($key: String!, $limit: Int!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        neighbourhood(key: $key, limit: $limit, validUntil: $validUntil, validSince: $validSince, knownAt: $knownAt) {
          nodes { key name kind } edges { key predicate source target }
        }
      }`,
      answer: (data) => unordered(PeerAnswer.parse(data).neighbourhood),
    },
    'per-level': {
      document: `query ($key: String!, $limit: Int!) {
        neighbourhood(key: $key, limit: $limit) { nodes { key name kind } edges { key predicate source target } }
      }`,
      answer: (data) => unordered(PeerAnswer.parse(data).neighbourhood),
    },
  },
  floor: true,
  plain: (answer) => unordered(Drawing.parse(answer)),
};
