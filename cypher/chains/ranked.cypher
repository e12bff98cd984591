// The best of the chains found: the shorter first, then the surer, then those whose inner entities have fewer relations.
// What is made up is passed only where an end is made up; looked at here, because a search reads it of every step.
// Rounded to 1e-9, so that the order in which numbers were multiplied or added decides nothing.
// binds: paths
// params: first, how many; lists, a map with must (ids that each chain passes); minConfidence
// rows: found, how many were looked at; longest, hops of the last; chains, each {hops, confidence, entities, facts}
CALL (paths) {
  UNWIND paths AS p
  WITH p, [n IN nodes(p) | n.id] AS ids
  WHERE
    all(id IN $lists.must WHERE id IN ids) AND
    (nodes(p)[0].synthetic = true OR
      nodes(p)[-1].synthetic = true OR
      none(n IN nodes(p) WHERE coalesce(n.synthetic, false)))
  WITH
    p,
    length(p) AS hops,
    round(reduce(product = 1e9, r IN relationships(p) | product * r.confidence)) /
    1e9 AS confidence
  WHERE confidence >= $minConfidence
  UNWIND
    CASE hops
      WHEN 1 THEN [null]
      ELSE nodes(p)[1..-1]
    END AS inner
  WITH
    p,
    hops,
    confidence,
    round(
      1e9 *
      sum(
        CASE
          WHEN inner IS NULL THEN 0.0
          ELSE log(1.0 + COUNT { (inner)--() })
        END)) AS spread
  ORDER BY hops, confidence DESC, spread, [r IN relationships(p) | r.id]
  LIMIT $first
  RETURN
    collect({
      hops: hops,
      confidence: confidence,
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
    }) AS chains
}
RETURN size(paths) AS found, coalesce(length(paths[-1]), 0) AS longest, chains