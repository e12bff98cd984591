/** In parts: a large graph is more than a transaction may hold. Migrations stay, and so does what they made. */
export const EMPTY = `CYPHER 5 MATCH (n) WHERE NOT n:Migration
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS`;
