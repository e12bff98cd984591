// V0004: evidence against a claim is found among its like, which is little: claims without any cost next to nothing.
MATCH (v:Evidence)
WHERE v.stance = 'DISPUTES'
SET v :Dispute;

CREATE INDEX dispute_claim IF NOT EXISTS
FOR (v:Dispute)
ON (v.claimId);