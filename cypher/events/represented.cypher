// On whose behalf somebody took part. Participation.onBehalfOf
// binds: r
// gives: self=a
MATCH (a:Entity)
WHERE a.key = r.onBehalfOf
RETURN a