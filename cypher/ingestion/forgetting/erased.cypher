// Which of these people were erased.
// params: hashes
// rows: sha256; at
MATCH (t:Erased)
WHERE t.sha256 IN $hashes
RETURN t.sha256 AS sha256, t.at AS at