// The sources that an entity contributed are another's, from now on.
// params: pairs, each {from, to}, keys
// rows: source, its key; from, whose it was
UNWIND $pairs AS pair
MATCH (s:Source {contributor: pair.from})
SET s.contributor = pair.to
RETURN s.key AS source, pair.from AS from
ORDER BY source