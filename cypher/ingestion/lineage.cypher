// Keeps on each entry of a tree the keys of what it lies in, itself among them, for all at and below the entries given:
// the nearest first, so that the order in which things were written decides nothing. Filters look for what lies below by the same steps.
// params: keys, kinds (those that are trees), today, unended
UNWIND $keys AS key
MATCH (top:Entity {key: key})<-[steps:PART_OF*0..8]-(below:Entity)
WHERE
  top.kind IN $kinds AND
  below.kind = top.kind AND
  all(step IN steps WHERE step.knownTo = $unended)
WITH DISTINCT below
SET
  below.lineage =
    COLLECT {
      MATCH (below)-[steps:PART_OF*0..8]->(above:Entity)
      WHERE
        above.kind = below.kind AND
        all(
          step IN steps WHERE step.knownTo = $unended AND step.holdsTo > $today
        )
      WITH above.key AS lying, min(size(steps)) AS distance
      RETURN lying
      ORDER
      BY
      distance,
      lying
    }