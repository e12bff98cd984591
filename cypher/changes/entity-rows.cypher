// In which of two views entities stand. Query.compare
// binds: e
// params: other, the second view's lens; limit
// rows: id, key, kind; here, there: whether it stands in the first, in the second view; status; versions, packed, or null
WITH
  e,
  coalesce(silian.entityHolds(e), false) AS here,
  silian.entityHoldsInOther(e) AS there
WHERE here OR there
RETURN
  e.id AS id,
  e.key AS key,
  e.kind AS kind,
  here,
  there,
  e.claimStatus AS status,
  CASE
    WHEN here AND there THEN e.versions
  END AS versions
LIMIT $limit