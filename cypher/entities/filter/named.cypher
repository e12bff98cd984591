// Entities whose official name contains words. EntityFilter.nameContains
// params: folded: NFKC, case-folded, without spaces
// gives: self=e
MATCH (e:Entity)
WHERE e.foldedName CONTAINS $folded
RETURN e