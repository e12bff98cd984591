// What an export says of a fact, as a list: maps would repeat the names of their keys a thousand times. /export
// binds: e r t
// params: qualifiers, names of properties by kind
// rows: key and id, where to go on; row, in the order of `factOf` in src/features/export/rows.ts, null without a fact
WITH
  *,
  COLLECT {
    MATCH (v:Evidence)-[:FROM]->(s:Source)
    WHERE v.claimId = r.id AND silian.known(v)
    RETURN [
      v.id,
      s.key,
      v.paragraph,
      v.start,
      v.end,
      v.note,
      v.stance,
      v.speaker,
      v.field
    ]
  } AS evidence
RETURN
  e.key AS key,
  r.id AS id,
  CASE
    WHEN
      r IS NOT NULL
      THEN
        [
          e.kind,
          t.key,
          [name IN $qualifiers[type(r)] | r[name]],
          [
            r.validFrom,
            r.validTo,
            r.validFromPrecision,
            r.validToPrecision,
            r.observed
          ],
          r.claimStatus,
          r.confidence,
          evidence
        ]
  END AS row