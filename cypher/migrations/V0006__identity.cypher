// V0006: other keys of an entity, the core under which bodies' names meet, and pairs that a curator decides on.
CREATE CONSTRAINT other_key IF NOT EXISTS
FOR (k:OtherKey)
REQUIRE k.key IS UNIQUE;

CREATE CONSTRAINT other_id IF NOT EXISTS
FOR (k:OtherKey)
REQUIRE k.id IS UNIQUE;

CREATE INDEX name_core IF NOT EXISTS
FOR (n:Name)
ON (n.core);

CREATE CONSTRAINT question_id IF NOT EXISTS
FOR (q:Question)
REQUIRE q.id IS UNIQUE;

CREATE INDEX question_state IF NOT EXISTS
FOR (q:Question)
ON (q.state);