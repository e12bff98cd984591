// How many pairs wait for a decision.
// params: unended
// rows: total
MATCH
  (a:Entity)<-[:ABOUT_ONE]-
  (q:Question {state: 'OPEN'})-[:ABOUT_OTHER]->
  (b:Entity)
WHERE a.knownTo = $unended AND b.knownTo = $unended
RETURN count(q) AS total