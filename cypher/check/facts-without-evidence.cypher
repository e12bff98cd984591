// Facts that are known now and rest on nothing.
// params: unended
// rows: id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE
  r.knownTo = $unended AND
  NOT EXISTS {
    MATCH (v:Evidence {claimId: r.id})-[:FROM]->(:Source)
    WHERE v.knownTo = $unended
  }
RETURN r.id AS id
ORDER BY id