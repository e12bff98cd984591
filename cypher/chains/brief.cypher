// The chains found, the best first, where nothing is computed from their entities and facts. Query.chains
// binds: best
// gives: self=brief path=p
UNWIND best AS chain
WITH
  chain[0] AS p,
  {hops: chain[1], confidence: chain[2], entities: [], facts: []} AS brief
RETURN brief