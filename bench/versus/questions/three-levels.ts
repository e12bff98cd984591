import { z } from 'zod';
import type { Question } from '../question.ts';
import { chosen, keysOf } from './choose.ts';
import { Named, only } from './shapes.ts';

const Post = z.object({ title: z.string(), person: Named });
const Member = z.object({
  role: z.string().nullable(),
  member: Named.extend({ region: Named.nullable(), people: z.array(Post) }),
});
const Alliance = Named.extend({ members: z.array(Member) });

const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) }).transform((page) => page.nodes);
const OwnMember = Named.extend({ region: Named.nullable(), appointments: nodes(Post) }).transform(
  ({ appointments, ...member }) => ({ ...member, people: appointments }),
);
const OwnAnswer = z.object({
  entity: Named.extend({ members: nodes(z.object({ role: z.string().nullable(), member: OwnMember })) }),
});

const edges = <T extends z.ZodType>(edge: T) => z.object({ edges: z.array(edge) }).transform((page) => page.edges);
const PeerPost = z
  .object({ properties: z.object({ title: z.string() }), node: Named })
  .transform(({ properties: { title }, node }) => ({ title, person: node }));
const PeerMember = Named.extend({
  regionsConnection: edges(z.object({ node: Named })),
  peopleConnection: edges(PeerPost),
}).transform(({ regionsConnection, peopleConnection, ...member }) => ({
  ...member,
  region: only(regionsConnection)?.node ?? null,
  people: peopleConnection,
}));
const PeerEdge = z
  .object({ properties: z.object({ role: z.string().nullable() }), node: PeerMember })
  .transform(({ properties: { role }, node }) => ({ role, member: node }));
const PeerAlliance = Named.extend({ membersConnection: edges(PeerEdge) }).transform(
  ({ membersConnection, ...alliance }) => ({ ...alliance, members: membersConnection }),
);
const PeerAnswer = z.object({ alliances: z.array(PeerAlliance) });

const HOLDS = `edge: {
  holdsFrom: { lte: $validUntil }, holdsTo: { gt: $validSince }, knownFrom: { lte: $knownAt }, knownTo: { gt: $knownAt }
}`;

/** Silian's. */
export const DOCUMENT = `query ($key: String!) {
        entity(by: { key: $key }) {
          key name
          ... on Alliance { members(first: 20) { nodes {
            role
            member {
              key name region { key name }
              ... on Organisation { appointments(first: 5) { nodes { title person { key name } } } }
            }
          } } }
        }
      }`;

export const threeLevels: Question = {
  name: 'three-levels',
  title: 'alliance → 20 members → region, 5 people with posts',
  variables: async (read, random) => {
    const large = 'MATCH (a:Alliance) WHERE COUNT { (a)<-[:MEMBER_OF]-() } >= 20 RETURN a.key AS key ORDER BY key';
    return chosen(await keysOf(read, large), 200, random).map((key) => ({ key }));
  },
  ways: {
    silian: {
      document: DOCUMENT,
      answer: (data) => OwnAnswer.parse(data).entity,
    },
    'neo4j-graphql': {
      document: `query ($key: String!, $validUntil: String!, $validSince: String!, $knownAt: String!) {
        alliances(where: {
          key: { eq: $key }
          holdsFrom: { lte: $validUntil }, holdsTo: { gt: $validSince }
          knownFrom: { lte: $knownAt }, knownTo: { gt: $knownAt }
        }) {
          key name
          membersConnection(
            first: 20
            where: { ${HOLDS} }
            sort: [{ edge: { rank: ASC } }, { node: { nameOrder: ASC } }, { edge: { id: ASC } }]
          ) { edges {
            properties { role }
            node {
              key name
              regionsConnection(first: 1, where: { ${HOLDS} }, sort: [{ node: { key: DESC } }]) { edges { node { key name } } }
              peopleConnection(
                first: 5, where: { ${HOLDS} }, sort: [{ node: { nameOrder: ASC } }, { edge: { id: ASC } }]
              ) { edges { properties { title } node { key name } } }
            }
          } }
        }
      }`,
      answer: (data) => only(PeerAnswer.parse(data).alliances),
    },
    'per-level': {
      document: `query ($key: String!) {
        alliance(key: $key) {
          key name
          members(first: 20) { role member { key name region { key name } people(first: 5) { title person { key name } } } }
        }
      }`,
      answer: (data) => z.object({ alliance: Alliance }).parse(data).alliance,
    },
  },
  floor: true,
};
