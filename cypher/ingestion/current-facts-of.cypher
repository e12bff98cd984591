// The facts that stand on an entity now, whenever they hold: those it is an end of, and appointments to it where it is a post.
// params: id, of the entity; unended; limit
// rows: id, kind; from, to (keys); since, when it was recorded; post, whether it joins a post to the entity
CALL () {
  MATCH (e:Entity {id: $id})-[r:ANY_KIND]-(x:Entity)
  WHERE r.knownTo = $unended
  RETURN r
    UNION
  MATCH (:Person)-[r:HOLDS_ROLE]->(:Actor)
  WHERE r.postId = $id AND r.knownTo = $unended
  RETURN r
}
RETURN
  r.id AS id,
  type(r) AS kind,
  startNode(r).key AS from,
  endNode(r).key AS to,
  r.knownFrom AS since,
  startNode(r).kind = 'ROLE' AND endNode(r).id = $id AS post
ORDER BY kind, id
LIMIT $limit