// What lies in regions or below them, and these regions themselves. EntityFilter.regions
// params: regions: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  CASE
    WHEN e:Region THEN any(upper IN e.lineage WHERE upper IN $regions)
    ELSE false
  END OR
  EXISTS {
    MATCH (e)-[l:LOCATED_IN]->(g:Region)
    WHERE
      CASE
        WHEN
          any(upper IN g.lineage WHERE upper IN $regions)
          THEN silian.holds(l)
      END
  }
RETURN e