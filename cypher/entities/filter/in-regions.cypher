// What lies in regions or below them, and these regions themselves. EntityFilter.regions
// params: regions: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  EXISTS {
    MATCH (e)-[l:LOCATED_IN*0..1]->(g:Region)
    WHERE
      all(step IN l WHERE silian.holds(step)) AND
      any(upper IN g.lineage WHERE upper IN $regions)
  }
RETURN e