// The chains found, the best first, with what a sentence says of their entities and facts. Query.chains
// binds: best
// gives: self=told path=p
UNWIND best AS chain
WITH chain, chain[0] AS p
WITH
  p,
  {
    hops: chain[1],
    confidence: chain[2],
    entities:
      [
        n IN nodes(p)
        | n {.id, .key, .kind, .name, .category, .side, .versions}
      ],
    facts:
      [
        r IN relationships(p)
        | r {
          .*,
          kind: type(r),
          from: startNode(r).id,
          to: endNode(r).id,
          claimStatus:
            CASE
              WHEN silian.disputed(r) THEN 'DISPUTED'
              ELSE r.claimStatus
            END
        }
      ]
  } AS told
RETURN told