// Lets a person that was erased be recorded again.
// params: sha256
// rows: at, when it was erased
MATCH (t:Erased {sha256: $sha256})
WITH t, t.at AS at
DETACH DELETE t
RETURN at