// V0002: one current version of a fact, found by its id; an index for each kind, because relationship indexes are per type.
CREATE CONSTRAINT member_of_version IF NOT EXISTS
FOR ()-[r:MEMBER_OF]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT holds_role_version IF NOT EXISTS
FOR ()-[r:HOLDS_ROLE]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT part_of_version IF NOT EXISTS
FOR ()-[r:PART_OF]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT located_in_version IF NOT EXISTS
FOR ()-[r:LOCATED_IN]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT in_industry_version IF NOT EXISTS
FOR ()-[r:IN_INDUSTRY]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT offers_major_version IF NOT EXISTS
FOR ()-[r:OFFERS_MAJOR]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT trains_skill_version IF NOT EXISTS
FOR ()-[r:TRAINS_SKILL]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT requires_version IF NOT EXISTS
FOR ()-[r:REQUIRES]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT participates_in_version IF NOT EXISTS
FOR ()-[r:PARTICIPATES_IN]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT party_to_version IF NOT EXISTS
FOR ()-[r:PARTY_TO]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT produced_at_version IF NOT EXISTS
FOR ()-[r:PRODUCED_AT]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT drafts_version IF NOT EXISTS
FOR ()-[r:DRAFTS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT develops_version IF NOT EXISTS
FOR ()-[r:DEVELOPS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT covers_version IF NOT EXISTS
FOR ()-[r:COVERS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT issued_version IF NOT EXISTS
FOR ()-[r:ISSUED]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT governs_version IF NOT EXISTS
FOR ()-[r:GOVERNS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT implements_version IF NOT EXISTS
FOR ()-[r:IMPLEMENTS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT supersedes_version IF NOT EXISTS
FOR ()-[r:SUPERSEDES]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT succeeds_version IF NOT EXISTS
FOR ()-[r:SUCCEEDS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT advocates_version IF NOT EXISTS
FOR ()-[r:ADVOCATES]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT about_version IF NOT EXISTS
FOR ()-[r:ABOUT]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT offers_version IF NOT EXISTS
FOR ()-[r:OFFERS]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT supplies_version IF NOT EXISTS
FOR ()-[r:SUPPLIES]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT cooperates_with_version IF NOT EXISTS
FOR ()-[r:COOPERATES_WITH]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE CONSTRAINT honoured_by_version IF NOT EXISTS
FOR ()-[r:HONOURED_BY]-()
REQUIRE (r.id, r.knownTo) IS UNIQUE;

CREATE INDEX holds_role_post IF NOT EXISTS
FOR ()-[r:HOLDS_ROLE]-()
ON (r.postId);