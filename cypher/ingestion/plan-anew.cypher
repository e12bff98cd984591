// Where Neo4j plans for indexes that hold nothing, has it count them, and plan all statements anew.
// params: seconds, how long it may take
// rows: none
CALL db.stats.retrieve('GRAPH COUNTS') YIELD data
UNWIND data.indexes AS index
WITH index
WHERE
  index.labels = ['Evidence'] AND
  index.properties = ['claimId'] AND
  index.totalSize = 0
CALL db.prepareForReplanning($seconds)