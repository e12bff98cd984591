// Alliances of some kinds. EntityFilter.allianceKinds
// gives: self=e
MATCH (e:Entity)
WHERE e.kind = 'ALLIANCE' AND e.category IN $allianceKinds
RETURN e