import { z } from 'zod';
import type { Question } from '../question.ts';
import { chosen } from './choose.ts';
import { Named, only } from './shapes.ts';

const School = Named.extend({ region: Named.nullable() });
const Page = z.object({ totalCount: z.number(), nodes: z.array(School) });
const OwnAnswer = z.object({ schools: Page });

const PeerSchool = Named.extend({
  regionsConnection: z.object({ edges: z.array(z.object({ node: Named })) }),
}).transform(({ regionsConnection, ...school }) => ({
  ...school,
  region: only(regionsConnection.edges)?.node ?? null,
}));
const PeerAnswer = z.object({
  schoolsConnection: z
    .object({ totalCount: z.number(), edges: z.array(z.object({ node: PeerSchool })) })
    .transform(({ edges, ...page }) => ({ ...page, nodes: edges.map(({ node }) => node) })),
});

const HOLDS =
  'holdsFrom: { lte: $validUntil }, holdsTo: { gt: $validSince }, knownFrom: { lte: $knownAt }, knownTo: { gt: $knownAt }';

const Pairs = z.array(z.object({ region: z.string(), major: z.string() }));
const FULL = `CYPHER 5 MATCH (g:Region)<-[:LOCATED_IN]-(s:School)-[:OFFERS_MAJOR]->(m:Major)
UNWIND g.lineage AS region WITH region, m.key AS major, count(DISTINCT s) AS schools WHERE schools >= 5
RETURN region, major ORDER BY region, major`;

export const deepFilter: Question = {
  name: 'deep-filter',
  title: 'schools in a region or below that offer a major, 20 by name with total',
  variables: async (read, random) => chosen(Pairs.parse(await read(FULL)), 100, random),
  ways: {
    silian: {
      document: `query ($region: String!, $major: String!) {
        schools(
          filter: { regions: [$region], relatedTo: [{ predicate: OFFERS_MAJOR, direction: OUT, key: $major }] }
          orderBy: { field: NAME }
          first: 20
        ) { totalCount nodes { key name region { key name } } }
      }`,
      answer: (data) => OwnAnswer.parse(data).schools,
    },
    'neo4j-graphql': {
      document: `query (
        $region: String!, $major: String!, $validUntil: String!, $validSince: String!, $knownAt: String!
      ) {
        schoolsConnection(
          first: 20
          where: {
            ${HOLDS}
            regionsConnection: { some: { edge: { ${HOLDS} }, node: { lineage: { includes: $region } } } }
            majorsConnection: { some: { edge: { ${HOLDS} }, node: { key: { eq: $major } } } }
          }
          sort: [{ nameOrder: ASC }, { key: ASC }]
        ) {
          totalCount
          edges { node {
            key name
            regionsConnection(first: 1, where: { edge: { ${HOLDS} } }, sort: [{ node: { key: DESC } }]) {
              edges { node { key name } }
            }
          } }
        }
      }`,
      answer: (data) => PeerAnswer.parse(data).schoolsConnection,
    },
    'per-level': {
      document: `query ($region: String!, $major: String!) {
        schools(region: $region, major: $major, first: 20) { totalCount nodes { key name region { key name } } }
      }`,
      answer: (data) => OwnAnswer.parse(data).schools,
    },
  },
  floor: true,
};
