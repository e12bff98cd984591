// V0008: the audit chain, keys of callers, and what stands for people who were erased.
CREATE CONSTRAINT audit_place IF NOT EXISTS
FOR (a:Audit)
REQUIRE a.place IS UNIQUE;

CREATE CONSTRAINT api_key_id IF NOT EXISTS
FOR (k:ApiKey)
REQUIRE k.id IS UNIQUE;

CREATE CONSTRAINT api_key_name IF NOT EXISTS
FOR (k:ApiKey)
REQUIRE k.name IS UNIQUE;

CREATE CONSTRAINT erased_key IF NOT EXISTS
FOR (t:Erased)
REQUIRE t.sha256 IS UNIQUE;
MATCH (p:Person)
WHERE size(p.searchIdentifiers) > 0
SET p.searchIdentifiers = [];