// Facts by which an entry of a code system would lie in itself, at a time when they all hold.
// params: facts, each {id, from, to}; kinds; unended
// rows: from, to (keys), circle, keys from `from` up to itself
UNWIND $facts AS fact
MATCH (f:Entity {key: fact.from})-[r:PART_OF]->(t:Entity {key: fact.to})
WHERE r.id = fact.id AND r.knownTo = $unended AND f.kind IN $kinds
MATCH p = SHORTESTPATH ((t)-[:PART_OF*1..]->(f))
WHERE
  all(
    step IN relationships(p)
    WHERE
      step.knownTo = $unended AND
      step.holdsFrom < r.holdsTo AND
      step.holdsTo > r.holdsFrom
  )
RETURN f.key AS from, t.key AS to, [f.key] + [n IN nodes(p) | n.key] AS circle
ORDER BY from, to