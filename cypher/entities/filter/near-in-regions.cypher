// Where to look for what lies in regions or below them. EntityFilter.regions
// params: regions: keys
// gives: self=e
MATCH (g:Region)
WHERE any(upper IN g.lineage WHERE upper IN $regions)
OPTIONAL MATCH (g)<-[l:LOCATED_IN]-(x:Entity)
UNWIND [g, x] AS e
RETURN e