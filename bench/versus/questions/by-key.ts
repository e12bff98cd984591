import { z } from 'zod';
import type { Question } from '../question.ts';
import { chosen, keysOf } from './choose.ts';
import { Kinded, only } from './shapes.ts';

const OwnAnswer = z.object({ entity: Kinded.nullable() });
const PeerAnswer = z.object({ entities: z.array(Kinded) });

/** Silian's. */
export const DOCUMENT = 'query ($key: String!) { entity(by: { key: $key }) { key name kind } }';

export const byKey: Question = {
  name: 'by-key',
  title: 'one entity by key',
  variables: async (read, random) =>
    chosen(await keysOf(read, 'MATCH (e:School|Enterprise) RETURN e.key AS key ORDER BY key'), 500, random).map(
      (key) => ({ key }),
    ),
  ways: {
    silian: {
      document: DOCUMENT,
      answer: (data) => OwnAnswer.parse(data).entity,
    },
    'neo4j-graphql': {
      document: `query ($key: String!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        entities(where: {
          key: { eq: $key }
          holdsFrom: { lte: $validUntil }, holdsTo: { gt: $validSince }
          knownFrom: { lte: $knownAt }, knownTo: { gt: $knownAt }
        }) { key name kind }
      }`,
      answer: (data) => only(PeerAnswer.parse(data).entities),
    },
    'per-level': {
      document: 'query ($key: String!) { entity(key: $key) { key name kind } }',
      answer: (data) => OwnAnswer.parse(data).entity,
    },
  },
  floor: true,
};
