/**
 * What no filter can say, as Cypher that the peer's @cypher, the per-level server and the floor share: up to the last
 * WITH, then as maps or as lists.
 */
export interface Statement {
  readonly core: string;
  readonly maps: string;
  readonly lists: string;
}
