// Takes back sources that were new.
// params: keys
MATCH (s:Source)
WHERE s.key IN $keys
DETACH DELETE s