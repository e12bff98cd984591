// All that is in industries or below them, and these industries themselves; what lies below is found by the steps that lineage is made of. EntityFilter.industries
// params: industries: keys
// gives: self=e by=l
MATCH (top:Entity)<-[:PART_OF*0..8]-(g:Industry)
WHERE
  top.key IN $industries AND any(upper IN g.lineage WHERE upper IN $industries)
CALL (g) {
  RETURN g AS e, null AS l
    UNION ALL
  MATCH (g)<-[l:IN_INDUSTRY]-(e:Entity)
  RETURN e, l
}
RETURN e, l