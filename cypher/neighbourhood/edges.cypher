// Relations that were found, with their ends, in their order: see nodes. Subgraph.edges
// binds: found
// gives: self=r from=f to=t
UNWIND found AS each
WITH each[0] AS r, each[1] AS f, each[2] AS t
RETURN r, f, t