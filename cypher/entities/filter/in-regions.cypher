// What lies in regions or below them, and these regions themselves. EntityFilter.regions
// params: regions: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  (e.kind = 'REGION' AND any(upper IN e.lineage WHERE upper IN $regions)) OR
  EXISTS {
    MATCH (e)-[l:LOCATED_IN]->(g:Region)
    WHERE silian.holds(l) AND any(upper IN g.lineage WHERE upper IN $regions)
  }
RETURN e