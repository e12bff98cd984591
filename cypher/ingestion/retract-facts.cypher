// Closes the current versions of facts of one kind, and keeps why.
// params: ids, now, unended; why, {retractionReason, retractedBy}
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE r.id = id AND r.knownTo = $unended
SET
  r.knownTo = $now,
  r.retractionReason = $why.retractionReason,
  r.retractedBy = $why.retractedBy