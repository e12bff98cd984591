// Relations that were found, with their ends, as they come. Subgraph.edges
// binds: found
// gives: self=r from=f to=t
UNWIND found AS each
WITH each[1] AS r, each[2] AS f, each[3] AS t
RETURN r, f, t