import { z } from 'zod';
import { RELATION_KINDS } from '../../../src/database/kinds.ts';
import type { Question, Variables } from '../question.ts';
import { chosen, keysOf } from './choose.ts';
import { Kinded, only } from './shapes.ts';

const Fact = z.object({ key: z.string(), predicate: z.string() });
const Chain = z.object({
  length: z.number(),
  confidence: z.number(),
  entities: z.array(Kinded),
  relations: z.array(Fact),
});
const OwnAnswer = z.object({ chains: z.object({ chains: z.array(Chain) }) });
const PeerAnswer = z.object({ chain: Chain.nullable() });

const PAIRS = 60;
/** Silian ranks so many of one length; of more it says that it cannot tell which is the best. */
const RANKED = 5_000;
const Paths = z.array(z.object({ paths: z.number() }));

const text = (value: string): string => `'${value.replaceAll("'", "\\'")}'`;

/** How many shortest ways there are. */
const countOf = (from: string, to: string): string => `CYPHER 5 MATCH (a:Entity {key: ${text(from)}})
MATCH (b:Entity {key: ${text(to)}})
MATCH p = allShortestPaths((a)-[:${RELATION_KINDS.join('|')}*..6]-(b)) RETURN count(p) AS paths`;

const FIELDS = 'length confidence entities { key name kind } relations { key predicate }';

export const chain: Question = {
  name: 'chain',
  title: 'the best chain of at most 6 relations',
  variables: async (read, random) => {
    const keys = await keysOf(read, 'MATCH (e:School|Enterprise) RETURN e.key AS key ORDER BY key');
    const pairs: Variables[] = [];
    while (pairs.length < PAIRS) {
      const [from = '', to = ''] = chosen(keys, 2, random);
      const [found] = from === to ? [] : Paths.parse(await read(countOf(from, to)));
      if (found && found.paths > 0 && found.paths <= RANKED) pairs.push({ from, to });
    }
    return pairs;
  },
  ways: {
    silian: {
      document: `query ($from: ID!, $to: ID!) { chains(from: $from, to: $to, first: 1) { chains { ${FIELDS} } } }`,
      answer: (data) => only(OwnAnswer.parse(data).chains.chains),
    },
    'neo4j-graphql': {
      document: `query ($from: String!, $to: String!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        chain(from: $from, to: $to, validUntil: $validUntil, validSince: $validSince, knownAt: $knownAt) { ${FIELDS} }
      }`,
      answer: (data) => PeerAnswer.parse(data).chain,
    },
    'per-level': {
      document: `query ($from: String!, $to: String!) { chain(from: $from, to: $to) { ${FIELDS} } }`,
      answer: (data) => PeerAnswer.parse(data).chain,
    },
  },
  floor: true,
};
