// What is drawn, in its order: sorted again, each row would take the memory of the whole list. Subgraph.nodes
// binds: drawn
// gives: self=x
UNWIND drawn AS x
RETURN x