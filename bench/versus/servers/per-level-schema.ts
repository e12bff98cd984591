import neo4j from 'neo4j-driver';
import { CHAIN } from '../statements/chain.ts';
import { COUNTS } from '../statements/counts.ts';
import { MATCHES } from '../statements/matches.ts';
import { NEIGHBOURHOOD } from '../statements/neighbourhood.ts';
import { SCHOOLS } from '../statements/schools.ts';
import { SEARCH } from '../statements/search.ts';
import type { Statement } from '../statements/statement.ts';
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
  chain(from: String!, to: String!): Chain
  matches(offer: String!, first: Int!): Matches
  counts(region: String!): Counts
  schools(region: String!, major: String!, first: Int!): SchoolPage
}
type Fact { key: String! predicate: String! }
type Chain { length: Int! confidence: Float! entities: [Entity!]! relations: [Fact!]! }
type Offer { key: String! name: String! }
type Match { score: Float! offer: Offer! }
type Matches { nodes: [Match!]! }
type Counts { kinds: [Bucket!]! regions: [Bucket!]! }
type SchoolPage { totalCount: Int! nodes: [Actor!]! }
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

/** Where a school is belongs to the next level. */
const SCHOOL_PAGE: Statement = {
  ...SCHOOLS,
  maps: '{totalCount: size(found), nodes: [s IN found[..$first] | {key: s.key, name: s.name}]}',
};

export const resolvers = {
  Query: {
    entity: (_root: unknown, { key }: Keyed, { loaders }: Context) => loaders.entity.load(key),
    alliance: (_root: unknown, { key }: Keyed, { loaders }: Context) => loaders.entity.load(key),
    search: (_root: unknown, { first, ...args }: Sized & { lucene: string; folded: string }, { loaders }: Context) =>
      loaders.answer(SEARCH, { ...args, first: neo4j.int(first) }),
    neighbourhood: (_root: unknown, { key, limit }: Keyed & { limit: number }, { loaders }: Context) =>
      loaders.answer(NEIGHBOURHOOD, { key, limit: neo4j.int(limit) }),
    chain: (_root: unknown, args: { from: string; to: string }, { loaders }: Context) => loaders.answer(CHAIN, args),
    matches: (_root: unknown, { offer, first }: Sized & { offer: string }, { loaders }: Context) =>
      loaders.answer(MATCHES, { offer, first: neo4j.int(first) }),
    counts: (_root: unknown, args: { region: string }, { loaders }: Context) => loaders.answer(COUNTS, args),
    schools: (_root: unknown, args: Sized & { region: string; major: string }, { loaders }: Context) =>
      loaders.answer(SCHOOL_PAGE, { ...args, first: neo4j.int(args.first) }),
  },
  Alliance: {
    members: ({ key }: Keyed, { first }: Sized, { loaders }: Context) => loaders.members.load({ key, first }),
  },
  Actor: {
    region: ({ key }: Keyed, _args: unknown, { loaders }: Context) => loaders.region.load(key),
    people: ({ key }: Keyed, { first }: Sized, { loaders }: Context) => loaders.people.load({ key, first }),
  },
};
