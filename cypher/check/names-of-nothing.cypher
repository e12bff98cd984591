// Names and identifiers that no entity bears.
// rows: id
MATCH (n:Name|Identifier)
WHERE NOT EXISTS { (:Entity)-[:HAS_NAME|HAS_IDENTIFIER]->(n) }
RETURN coalesce(n.name, n.value) AS id
ORDER BY id