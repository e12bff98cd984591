// V0001: what makes keys unique, and the indexes that look-ups, orders and full text go by.
CREATE CONSTRAINT entity_key IF NOT EXISTS
FOR (e:Entity)
REQUIRE e.key IS UNIQUE;

CREATE CONSTRAINT entity_id IF NOT EXISTS
FOR (e:Entity)
REQUIRE e.id IS UNIQUE;

CREATE CONSTRAINT source_key IF NOT EXISTS
FOR (s:Source)
REQUIRE s.key IS UNIQUE;

CREATE CONSTRAINT source_id IF NOT EXISTS
FOR (s:Source)
REQUIRE s.id IS UNIQUE;

CREATE INDEX source_date IF NOT EXISTS
FOR (s:Source)
ON (s.dateOrder, s.key);

CREATE CONSTRAINT evidence_id IF NOT EXISTS
FOR (v:Evidence)
REQUIRE v.id IS UNIQUE;

CREATE INDEX evidence_claim IF NOT EXISTS
FOR (v:Evidence)
ON (v.claimId);

CREATE CONSTRAINT identifier_value IF NOT EXISTS
FOR (i:Identifier)
REQUIRE (i.scheme, i.value) IS UNIQUE;

CREATE INDEX name_folded IF NOT EXISTS
FOR (n:Name)
ON (n.folded);

CREATE CONSTRAINT graph_name IF NOT EXISTS
FOR (g:Graph)
REQUIRE g.name IS UNIQUE;

CREATE INDEX entity_by_name IF NOT EXISTS
FOR (e:Entity)
ON (e.nameOrder, e.key);

CREATE INDEX kind_by_name IF NOT EXISTS
FOR (e:Entity)
ON (e.kind, e.nameOrder, e.key);

CREATE INDEX entity_by_from IF NOT EXISTS
FOR (e:Entity)
ON (e.fromOrder, e.key);

CREATE INDEX kind_by_from IF NOT EXISTS
FOR (e:Entity)
ON (e.kind, e.fromOrder, e.key);

CREATE INDEX entity_by_holds IF NOT EXISTS
FOR (e:Entity)
ON (e.holdsFrom, e.key);

CREATE INDEX kind_by_holds IF NOT EXISTS
FOR (e:Entity)
ON (e.kind, e.holdsFrom, e.key);

CREATE INDEX entity_by_known IF NOT EXISTS
FOR (e:Entity)
ON (e.knownFrom, e.key);

CREATE INDEX kind_by_known IF NOT EXISTS
FOR (e:Entity)
ON (e.kind, e.knownFrom, e.key);

CREATE INDEX kind_by_key IF NOT EXISTS
FOR (e:Entity)
ON (e.kind, e.key);

CREATE FULLTEXT INDEX entitySearch IF NOT EXISTS
FOR (e:Entity)
ON EACH [e.searchNames, e.searchPinyin, e.searchIdentifiers]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};