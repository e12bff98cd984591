import neo4j from 'neo4j-driver';
import { NEIGHBOURHOOD, SEARCH } from '../statements.ts';
import type { Loaders } from './loaders.ts';

export interface Context {
  readonly loaders: Loaders;
}

export const typeDefs = `
type Query {
  entity(key: String!): Entity
  alliance(key: String!): Alliance
  search(lucene: String!, folded: String!, first: Int!): SearchPage
  neighbourhood(key: String!, limit: Int!): Drawing
}
type Entity { key: String! name: String! kind: String! }
type Alliance { key: String! name: String! members(first: Int!): [Membership!]! }
type Membership { role: String member: Actor! }
type Actor { key: String! name: String! region: Region people(first: Int!): [Appointment!]! }
type Region { key: String! name: String! }
type Appointment { title: String! person: Person! }
type Person { key: String! name: String! }
type Bucket { value: String! count: Int! }
type SearchPage { totalCount: Int! nodes: [Entity!]! facets: [Bucket!]! }
type Edge { key: String! predicate: String! source: String! target: String! }
type Drawing { nodes: [Entity!]! edges: [Edge!]! }
`;

interface Keyed {
  readonly key: string;
}
interface Sized {
  readonly first: number;
}

export const resolvers = {
  Query: {
    entity: (_root: unknown, { key }: Keyed, { loaders }: Context) => loaders.entity.load(key),
    alliance: (_root: unknown, { key }: Keyed, { loaders }: Context) => loaders.entity.load(key),
    search: (_root: unknown, { first, ...args }: Sized & { lucene: string; folded: string }, { loaders }: Context) =>
      loaders.answer(SEARCH, { ...args, first: neo4j.int(first) }),
    neighbourhood: (_root: unknown, { key, limit }: Keyed & { limit: number }, { loaders }: Context) =>
      loaders.answer(NEIGHBOURHOOD, { key, limit: neo4j.int(limit) }),
  },
  Alliance: {
    members: ({ key }: Keyed, { first }: Sized, { loaders }: Context) => loaders.members.load({ key, first }),
  },
  Actor: {
    region: ({ key }: Keyed, _args: unknown, { loaders }: Context) => loaders.region.load(key),
    people: ({ key }: Keyed, { first }: Sized, { loaders }: Context) => loaders.people.load({ key, first }),
  },
};
