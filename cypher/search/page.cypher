// A page of the hits, best first; `hits` holds [entity, rank], rank ascending. Query.search
// binds: hits
// gives: self=e hit=rank
UNWIND hits AS hit
WITH hit[0] AS e, hit[1] AS rank
RETURN e, rank
ORDER BY rank, e.key