// V0003: one current version of an alignment between terms, found by its id.
CREATE CONSTRAINT aligns_with_version IF NOT EXISTS
FOR ()-[r:ALIGNS_WITH]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;