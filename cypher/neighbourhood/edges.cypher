// Relations that were found, with their ids and their ends, as they come. Subgraph.edges
// binds: found
// gives: self=r id=id from=f to=t
UNWIND found AS each
WITH each[0] AS id, each[1] AS r, each[2] AS f, each[3] AS t
RETURN id, r, f, t