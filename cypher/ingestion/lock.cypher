// Takes the one writer's lock: whoever writes waits here for whoever is writing.
// params: writer, a word new each time
// rows: revision, how many writes changed the graph
MERGE (g:Graph {name: 'silian'})
  ON CREATE SET g.revision = 0
SET g.writer = $writer
RETURN g.revision AS revision