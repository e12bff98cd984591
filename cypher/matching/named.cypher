// Owners and regions that an assumed offer names, with where each is. Query.matches
// params: ids
// rows: id, kind, name, actor, places, itself for a region
MATCH (e:Entity)
WHERE e.id IN $ids AND silian.entityHolds(e)
RETURN
  e.id AS id,
  e.kind AS kind,
  e.name AS name,
  'Actor' IN labels(e) AS actor,
  CASE
    WHEN e.kind = 'REGION' THEN [{id: e.id, lineage: e.lineage}]
    ELSE
      COLLECT {
        MATCH (e)-[l:LOCATED_IN]->(g:Region)
        WHERE silian.holds(l)
        RETURN {id: g.id, lineage: g.lineage}
        ORDER
        BY
        coalesce(l.qualifier, '')
        DESC,
        g.key
        DESC
        LIMIT
        1
      }
  END AS places
ORDER BY id