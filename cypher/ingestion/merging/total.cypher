// How many mergers there are.
// rows: total
MATCH (m:Merger)
RETURN count(m) AS total