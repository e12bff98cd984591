// A page of the hits, best first; `hits` holds [entity, rank, key], rank ascending. Query.search
// binds: hits
// gives: self=e hit=rank
UNWIND hits AS hit
WITH hit[0] AS e, hit[1] AS rank, hit[2] AS last
RETURN e, rank, last
ORDER BY rank, last