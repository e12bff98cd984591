// Entities that bear a name now or did; one that only may bear it (CANDIDATE), or is made up, does not count. Query.entity
// params: folded: the name in NFKC, case-folded, without spaces
// gives: self=e
MATCH (n:Name)<-[:HAS_NAME]-(e:Entity)
WHERE
  n.folded = $folded AND
  n.kind <> 'CANDIDATE' AND
  silian.known(n) AND
  coalesce(e.synthetic, false) = false AND
  silian.entityHolds(e)
RETURN DISTINCT e
ORDER BY e.key