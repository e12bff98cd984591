// Bodies that bear one of some identifiers, or a name that meets at one of some cores, with what they are told apart by.
// params: lists, a map of keys, identifiers, each {scheme, value}, and cores; unended
// rows: key, kind, name; said, the day of the latest source that speaks of it, or null; names, each {name, kind}; identifiers, each {scheme, value}; regions, codes; founded, a day or null; leads, each {name, identifiers}
CALL () {
  MATCH (e:Entity)
  WHERE e.key IN $lists.keys
  RETURN e
    UNION
  UNWIND $lists.identifiers AS given
  MATCH
    (:Identifier
      {scheme: given.scheme, value: given.value, knownTo: $unended})<-
      [:HAS_IDENTIFIER]-
    (e:Entity)
  RETURN e
    UNION
  MATCH (n:Name)<-[:HAS_NAME]-(e:Entity)
  WHERE n.core IN $lists.cores AND n.knownTo = $unended
  RETURN e
}
WITH DISTINCT e
RETURN
  e.key AS key,
  e.kind AS kind,
  e.name AS name,
  e.validFrom AS founded,
  head(
    COLLECT {
      MATCH (v:Evidence {claimId: e.id})-[:FROM]->(s:Source)
      WHERE v.knownTo = $unended AND s.publishedOn IS NOT NULL
      RETURN s.publishedOn
      ORDER
      BY
      s.publishedOn
      DESC
      LIMIT
      1
    }) AS said,
  COLLECT {
    MATCH (e)-[:HAS_NAME]->(n:Name)
    WHERE n.knownTo = $unended
    RETURN {name: n.name, kind: n.kind}
  } AS names,
  COLLECT {
    MATCH (e)-[:HAS_IDENTIFIER]->(i:Identifier)
    WHERE i.knownTo = $unended
    RETURN {scheme: i.scheme, value: i.value}
  } AS identifiers,
  COLLECT {
    MATCH (e)-[l:LOCATED_IN]->(g:Region)
    WHERE l.knownTo = $unended AND g.code IS NOT NULL
    RETURN DISTINCT g.code
  } AS regions,
  COLLECT {
    MATCH (e)<-[m:MEMBER_OF]-(o:Organisation)
    WHERE m.knownTo = $unended AND m.role STARTS WITH 'LEAD'
    RETURN {
      name: o.name,
      identifiers:
        COLLECT {
          MATCH (o)-[:HAS_IDENTIFIER]->(i:Identifier)
          WHERE i.knownTo = $unended
          RETURN {scheme: i.scheme, value: i.value}
        }
    }
  } AS leads
ORDER BY key