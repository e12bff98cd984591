// Evidence of claims that are not there, or of no source.
// rows: id
MATCH (v:Evidence)
WHERE
  NOT EXISTS { (v)-[:FROM]->(:Source) } OR
  (NOT EXISTS {
      MATCH (:Entity {id: v.claimId})
    } AND
    NOT EXISTS {
      MATCH (:Entity)-[:ANY_KIND {id: v.claimId}]->(:Entity)
    })
RETURN v.id AS id
ORDER BY id