// What is in industries or below them, and these industries themselves. EntityFilter.industries
// params: industries: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  (e.kind = 'INDUSTRY' AND any(upper IN e.lineage WHERE upper IN $industries)) OR
  EXISTS {
    MATCH (e)-[l:IN_INDUSTRY]->(g:Industry)
    WHERE silian.holds(l) AND any(upper IN g.lineage WHERE upper IN $industries)
  }
RETURN e