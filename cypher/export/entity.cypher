// What an export says of an entity, as a list: maps would repeat the names of their keys a thousand times. /export
// binds: e isIn
// params: attributes, names of properties
// rows: key, where to go on; row, null unless isIn, else in the order of `entityOf` in src/features/export/rows.ts
WITH
  *,
  COLLECT {
    MATCH (e)-[:HAS_NAME]->(n:Name)
    WHERE isIn AND n.kind <> 'CURRENT' AND silian.known(n)
    RETURN [
      n.name,
      n.kind,
      [
        n.validFrom,
        n.validTo,
        n.validFromPrecision,
        n.validToPrecision,
        n.observed
      ]
    ]
  } AS names,
  COLLECT {
    MATCH (e)-[:HAS_IDENTIFIER]->(i:Identifier)
    WHERE isIn AND silian.known(i) AND silian.mayIdentify(e)
    RETURN [i.scheme, i.value]
  } AS identifiers,
  COLLECT {
    MATCH (v:Evidence)-[:FROM]->(s:Source)
    WHERE isIn AND v.claimId = e.id AND silian.known(v)
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
  CASE
    WHEN
      isIn
      THEN
        [
          e.key,
          e.kind,
          e.name,
          [name IN $attributes | e[name]],
          [
            e.validFrom,
            e.validTo,
            e.validFromPrecision,
            e.validToPrecision,
            e.observed
          ],
          e.claimStatus,
          e.confidence,
          e.inferred,
          e.position,
          e.versions,
          names,
          identifiers,
          evidence
        ]
  END AS row