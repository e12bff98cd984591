// What an export says of a source, as a list. /export
// binds: s isIn
// rows: key, where to go on; row, null unless isIn, else in the order of `sourceOf` in src/features/export/rows.ts
RETURN
  s.key AS key,
  CASE
    WHEN
      isIn
      THEN
        [
          s.key,
          s.title,
          s.publisher,
          s.contributor,
          s.url,
          s.publishedOn,
          s.publishedAt,
          s.sha256
        ]
  END AS row