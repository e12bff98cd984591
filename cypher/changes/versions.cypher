// What facts of one kind say in each of two views. Query.compare
// params: ids; other, the second view's lens
// rows: id; here, there: in which of the views; said, its properties
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE
  r.id = id AND
  r.knownTo IS NOT NULL AND
  (silian.holds(r) OR silian.holdsInOther(r))
RETURN
  id,
  (silian.holds(r)) AS here,
  silian.holdsInOther(r) AS there,
  properties(r) AS said
ORDER BY id, here