// What is not made up for demonstration; an OR here would cost the lists the order of their index. EntityFilter.includeSynthetic
// gives: self=e
MATCH (e:Entity)
WHERE coalesce(e.synthetic, false) = false
RETURN e