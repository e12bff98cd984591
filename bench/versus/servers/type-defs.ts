import { innerCypher } from '../lens.ts';
import { CHAIN } from '../statements/chain.ts';
import { COUNTS } from '../statements/counts.ts';
import { MATCHES } from '../statements/matches.ts';
import { NEIGHBOURHOOD } from '../statements/neighbourhood.ts';
import { SEARCH } from '../statements/search.ts';
import type { Statement } from '../statements/statement.ts';

const AT = 'validUntil: String!, validSince: String!, knownAt: String!';
const CLAIM = 'holdsFrom: String! holdsTo: String! knownFrom: String! knownTo: String!';

const answeredBy = ({ core, maps }: Statement): string =>
  `@cypher(statement: ${JSON.stringify(innerCypher(`${core} RETURN ${maps} AS answer`))}, columnName: "answer")`;

/**
 * The graph as Silian stores it. Every type is also labelled Entity, so that keys are found by the one index on them;
 * an actor is a type of its own, so that no union has to be asked for.
 */
export const typeDefs = `
type Entity @node(labels: ["Entity"]) { key: String! name: String! kind: String! ${CLAIM} }
type Alliance @node(labels: ["Entity", "Alliance"]) {
  key: String! name: String! ${CLAIM}
  members: [Actor!]! @relationship(type: "MEMBER_OF", direction: IN, properties: "MemberOf")
}
type Actor @node(labels: ["Actor"]) {
  key: String! name: String! nameOrder: String!
  regions: [Region!]! @relationship(type: "LOCATED_IN", direction: OUT, properties: "LocatedIn")
  people: [Person!]! @relationship(type: "HOLDS_ROLE", direction: IN, properties: "HoldsRole")
}
type Region @node(labels: ["Region"]) { key: String! name: String! lineage: [String!] }
type Person @node(labels: ["Person"]) { key: String! name: String! nameOrder: String! }
type School @node(labels: ["School"]) {
  key: String! name: String! nameOrder: String! ${CLAIM}
  regions: [Region!]! @relationship(type: "LOCATED_IN", direction: OUT, properties: "LocatedIn")
  majors: [Major!]! @relationship(type: "OFFERS_MAJOR", direction: OUT, properties: "OffersMajor")
}
type Major @node(labels: ["Entity", "Major"]) { key: String! name: String! }
type MemberOf @relationshipProperties { id: String! role: String rank: Int! ${CLAIM} }
type LocatedIn @relationshipProperties { id: String! ${CLAIM} }
type HoldsRole @relationshipProperties { id: String! title: String! ${CLAIM} }
type OffersMajor @relationshipProperties { id: String! ${CLAIM} }

type Found { key: String! name: String! kind: String! }
type Bucket { value: String! count: Int! }
type SearchPage { totalCount: Int! nodes: [Found!]! facets: [Bucket!]! }
type Edge { key: String! predicate: String! source: String! target: String! }
type Drawing { nodes: [Found!]! edges: [Edge!]! }
type Fact { key: String! predicate: String! }
type Chain { length: Int! confidence: Float! entities: [Found!]! relations: [Fact!]! }
type FoundOffer { key: String! name: String! }
type Match { score: Float! offer: FoundOffer! }
type Matches { nodes: [Match!]! }
type Counts { kinds: [Bucket!]! regions: [Bucket!]! }

type Query {
  chain(from: String!, to: String!, ${AT}): Chain ${answeredBy(CHAIN)}
  counts(region: String!, ${AT}): Counts ${answeredBy(COUNTS)}
  matches(offer: String!, first: Int!, ${AT}): Matches ${answeredBy(MATCHES)}
  search(lucene: String!, folded: String!, first: Int!, ${AT}): SearchPage ${answeredBy(SEARCH)}
  neighbourhood(key: String!, limit: Int!, ${AT}): Drawing ${answeredBy(NEIGHBOURHOOD)}
}
`;
