// V0005: evidence against a claim is found among its like, which is little; appointments say between which days they held
// for certain, as src/database/validity.ts works it out.
MATCH (v:Evidence)
WHERE v.stance = 'DISPUTES'
SET v :Dispute;

CREATE INDEX dispute_claim IF NOT EXISTS
FOR (v:Dispute)
ON (v.claimId);

MATCH (:Person)-[r:HOLDS_ROLE]->(:Actor)
WHERE r.postId IS NOT NULL
WITH
  r,
  CASE r.validFromPrecision
    WHEN 'DAY' THEN r.validFrom
    WHEN
      'MONTH'
      THEN toString(date(r.validFrom) + duration('P1M') - duration('P1D'))
    WHEN 'YEAR' THEN left(r.validFrom, 4) + '-12-31'
  END AS begun,
  CASE r.validToPrecision
    WHEN 'DAY' THEN toString(date(r.validTo) - duration('P1D'))
    WHEN
      'MONTH'
      THEN toString(date(r.validTo) - duration('P1M') - duration('P1D'))
    WHEN
      'YEAR'
      THEN toString(date(r.validTo) - duration('P1Y') - duration('P1D'))
  END AS last
UNWIND
  [
    day IN
    [
      CASE
        WHEN r.validFromPrecision = 'DAY' OR begun <= last THEN begun
      END,
      CASE
        WHEN r.validToPrecision = 'DAY' OR begun <= last THEN last
      END
    ] +
    coalesce(r.observed, [])
    WHERE size(day) = 10
  ] AS day
WITH r, min(day) AS certainFrom, max(day) AS certainTo
SET r.certainFrom = certainFrom, r.certainTo = certainTo;