// About how many entities are in industries or below them; very many where there are too many industries to go through. EntityFilter.industries
// params: industries: keys
// gives: self=size
MATCH (top:Entity)<-[:PART_OF*0..8]-(g:Industry)
WHERE top.key IN $industries
WITH g
LIMIT 500
WITH count(g) AS seen, sum(COUNT { (g)<-[:IN_INDUSTRY]-() }) AS located
WITH
  CASE
    WHEN seen < 500 THEN located
    ELSE 1000000000
  END AS size
RETURN size