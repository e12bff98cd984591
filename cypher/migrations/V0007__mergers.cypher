// V0007: identifiers and evidence have versions, as facts and names do; mergers; what names an entity beside a fact's ends.
DROP CONSTRAINT identifier_value IF EXISTS;

CREATE CONSTRAINT identifier_version IF NOT EXISTS
FOR (i:Identifier)
REQUIRE (i.scheme, i.value, i.knownTo) IS UNIQUE;

DROP CONSTRAINT evidence_id IF EXISTS;

CREATE CONSTRAINT evidence_version IF NOT EXISTS
FOR (v:Evidence)
REQUIRE (v.id, v.knownTo) IS UNIQUE;

CREATE CONSTRAINT merger_id IF NOT EXISTS
FOR (m:Merger)
REQUIRE m.id IS UNIQUE;

CREATE INDEX merger_order IF NOT EXISTS
FOR (m:Merger)
ON (m.mergedAt, m.id);

CREATE INDEX advocates_at IF NOT EXISTS
FOR ()-[r:ADVOCATES]-()
ON (r.at);

CREATE INDEX participates_on_behalf IF NOT EXISTS
FOR ()-[r:PARTICIPATES_IN]-()
ON (r.onBehalfOf);

CREATE INDEX source_contributor IF NOT EXISTS
FOR (s:Source)
ON (s.contributor);