// Alliances of some kinds. EntityFilter.allianceKinds
// params: allianceKinds: AllianceKind
// gives: self=e
MATCH (e:Entity)
WHERE e.kind = 'ALLIANCE' AND e.category IN $allianceKinds
RETURN e