// What is in industries or below them, and these industries themselves. EntityFilter.industries
// params: industries: keys
// gives: self=e
MATCH (e:Entity)
WHERE
  CASE
    WHEN e:Industry THEN any(upper IN e.lineage WHERE upper IN $industries)
    ELSE false
  END OR
  EXISTS {
    MATCH (e)-[l:IN_INDUSTRY]->(g:Industry)
    WHERE
      CASE
        WHEN
          any(upper IN g.lineage WHERE upper IN $industries)
          THEN silian.holds(l)
      END
  }
RETURN e