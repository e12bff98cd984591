// What a claim is under the lens whatever was recorded of it: withdrawn, or disputed. Provenance.status
// binds: x
// params: knownAt, of the lens
// gives: self=ruling
UNWIND ['RETRACTED', 'DISPUTED'] AS ruling
WITH ruling
WHERE
  CASE ruling
    WHEN 'RETRACTED' THEN x.knownTo <= $knownAt
    ELSE silian.disputed(x)
  END
RETURN ruling
ORDER BY ruling DESC