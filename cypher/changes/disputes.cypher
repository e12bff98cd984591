// Claims that evidence speaks against in one view, and in the other not. Query.compare
// params: other, the second view's lens
// rows: id, of the claim
MATCH (v:Dispute)
WHERE v.claimId IS NOT NULL
WITH
  v.claimId AS id,
  collect(silian.known(v)) AS here,
  collect(silian.knownInOther(v)) AS there
WHERE (true IN here) <> (true IN there)
RETURN id
ORDER BY id