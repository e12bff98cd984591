// The best of the chains found: the shorter first, then the surer, then those whose inner entities have fewer relations.
// What is made up is passed only where an end is made up; looked at here, because a search reads it of every step, and
// once for each entity, because chains share theirs. Ids decide only between chains that are alike: few are read.
// Rounded to 1e-9, so that the order in which numbers were multiplied or added decides nothing.
// binds: paths
// params: first, how many; lists, a map with must (ids that each chain passes); minConfidence
// gives: self=best
CALL (paths) {
  UNWIND paths AS p
  UNWIND nodes(p) AS n
  WITH DISTINCT n
  WHERE n.synthetic = true
  RETURN collect(n) AS invented
}
CALL (paths, invented) {
  UNWIND paths AS p
  WITH p
  WHERE
    (size($lists.must) = 0 OR
      all(id IN $lists.must WHERE any(n IN nodes(p) WHERE n.id = id))) AND
    (size(invented) = 0 OR
      nodes(p)[0] IN invented OR
      nodes(p)[-1] IN invented OR
      none(n IN nodes(p) WHERE n IN invented))
  WITH
    p,
    length(p) AS hops,
    round(reduce(product = 1e9, r IN relationships(p) | product * r.confidence)) /
    1e9 AS confidence
  WHERE confidence >= $minConfidence
  WITH
    p,
    hops,
    confidence,
    round(
      1e9 *
      reduce(
        sum = 0.0,
        inner IN nodes(p)[1..-1] | sum + log(1.0 + COUNT { (inner)--() }))) AS spread
  ORDER BY hops, confidence DESC, spread
  WITH collect([p, hops, confidence, spread]) AS sorted
  WITH sorted, sorted[..$first][-1] AS last
  UNWIND sorted AS each
  WITH
    each[0] AS p,
    each[1] AS hops,
    each[2] AS confidence,
    each[3] AS spread,
    last
  WHERE
    hops < last[1] OR
    hops = last[1] AND
    (confidence > last[2] OR confidence = last[2] AND spread <= last[3])
  WITH p, hops, confidence
  ORDER BY hops, confidence DESC, spread, [r IN relationships(p) | r.id]
  LIMIT $first
  RETURN collect([p, hops, confidence]) AS best
}
RETURN best