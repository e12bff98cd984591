// Who bears an identifier.
// params: identifiers, each {scheme, value}; unended
// rows: scheme, value, key
UNWIND $identifiers AS given
MATCH
  (i:Identifier {scheme: given.scheme, value: given.value, knownTo: $unended})<-
    [:HAS_IDENTIFIER]-
  (e:Entity)
RETURN i.scheme AS scheme, i.value AS value, e.key AS key