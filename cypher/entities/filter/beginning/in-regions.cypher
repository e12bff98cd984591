// All that lies in regions or below them, and these regions themselves; what lies below is found by the steps that lineage is made of. EntityFilter.regions
// params: regions: keys
// gives: self=e by=l
MATCH (top:Entity)<-[:PART_OF*0..8]-(g:Region)
WHERE top.key IN $regions AND any(upper IN g.lineage WHERE upper IN $regions)
CALL (g) {
  RETURN g AS e, null AS l
    UNION ALL
  MATCH (g)<-[l:LOCATED_IN]-(e:Entity)
  RETURN e, l
}
RETURN e, l