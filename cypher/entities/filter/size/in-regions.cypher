// About how many entities are in regions or below them; very many where there are too many regions to go through. EntityFilter.regions
// params: regions: keys
// gives: self=size
MATCH (top:Entity)<-[:PART_OF*0..8]-(g:Region)
WHERE top.key IN $regions
WITH g
LIMIT 500
WITH count(g) AS seen, sum(COUNT { (g)<-[:LOCATED_IN]-() }) AS located
WITH
  CASE
    WHEN seen < 500 THEN located
    ELSE 1000000000
  END AS size
RETURN size