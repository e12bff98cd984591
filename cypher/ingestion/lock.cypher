// Takes the one writer's lock: whoever writes waits here for whoever is writing.
// params: writer, a word new each time
// rows: recordedAt, the instant of the last write, or null; run, the id of one that is under way, or null; isEmpty, whether there is no claim
MERGE (g:Graph {name: 'silian'})
  ON CREATE SET g.revision = 0
SET g.writer = $writer
RETURN
  g.recordedAt AS recordedAt,
  g.run AS run,
  NOT EXISTS {
    MATCH (v:Evidence)
    WHERE v.claimId > ''
  } AS isEmpty