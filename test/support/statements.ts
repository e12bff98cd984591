/** Has Neo4j count its indexes, which it does else when it finds the time, and plan by that. */
export const PLAN_ANEW = 'CYPHER 5 CALL db.prepareForReplanning(60)';

/** In parts: a large graph is more than a transaction may hold. Migrations stay, and so does what they made. */
export const EMPTY = `CYPHER 5 MATCH (n) WHERE NOT n:Migration
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS`;
