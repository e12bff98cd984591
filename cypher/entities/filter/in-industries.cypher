// What is in industries or below them, and these industries themselves. EntityFilter.industries
// params: industries: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  EXISTS {
    MATCH (e)-[l:IN_INDUSTRY*0..1]->(g:Industry)
    WHERE
      all(step IN l WHERE silian.holds(step)) AND
      any(upper IN g.lineage WHERE upper IN $industries)
  }
RETURN e