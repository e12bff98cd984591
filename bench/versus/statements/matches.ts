import type { Statement } from './statement.ts';

/** Of regions where a body or an offer is, the lineage of the one that Silian takes. */
const lineageOf = (placed: string): string => `head(COLLECT {
  WITH ${placed} AS placed
  MATCH (placed)-[l:LOCATED_IN]->(g:Region) WHERE silian.holds(l)
  RETURN g.lineage ORDER BY coalesce(l.qualifier, '') DESC, g.key DESC LIMIT 1
})`;

/** What bodies have to do with each other. */
const DEALINGS = 'COOPERATES_WITH|SUPPLIES|MEMBER_OF|PART_OF|PARTY_TO|DRAFTS|HOLDS_ROLE';
const FIRST_HAND = "['COOPERATES_WITH', 'SUPPLIES', 'MEMBER_OF', 'PART_OF']";

/** From a major up to what it lies in. */
const UPWARDS = '-[:PART_OF*0..]->(above:Major) WHERE all(r IN relationships(path) WHERE silian.holds(r))';

/** The demand, where it is, and who deals with its owner, at first and at second hand. */
const DEMAND = `MATCH (demand:Entity {key: $offer})
OPTIONAL MATCH (demand)<-[r:OFFERS]-(owner:Actor) WHERE silian.holds(r)
WITH demand, owner ORDER BY owner.key LIMIT 1
WITH demand, owner, coalesce(${lineageOf('demand')}, ${lineageOf('owner')}, []) AS regions,
  COLLECT {
    MATCH (demand)-[r:ABOUT]->(t:Major) WHERE silian.holds(r) AND coalesce(r.weight, 1.0) > 0
    RETURN {term: t, weight: coalesce(r.weight, 1.0)} ORDER BY t.id
  } AS topics,
  COLLECT {
    MATCH (owner)-[r:${DEALINGS}]-(middle:Entity) WHERE silian.holds(r)
    RETURN [middle, type(r) IN ${FIRST_HAND}]
  } AS dealings
WITH demand, regions, topics, [each IN dealings WHERE each[1] | each[0]] + [owner] AS near,
  COLLECT {
    UNWIND dealings AS each
    WITH DISTINCT each[0] AS middle
    MATCH (middle)-[r:${DEALINGS}]-(other:Entity) WHERE silian.holds(r)
    RETURN DISTINCT other
  } AS far`;

/** How many offers each major has, recorded and by being taught, and how much it tells: −ln of the share of all that lies in it. */
const TERMS = `CALL () {
  MATCH (m:Major)
  WITH m,
    COUNT { MATCH (m)<-[r:ABOUT]-(x:Offer) WHERE silian.holds(r) AND silian.holds(x) } AS about,
    COUNT { MATCH (m)<-[r:OFFERS_MAJOR]-(s:School) WHERE silian.holds(r) RETURN DISTINCT s } AS taught
  WITH collect({term: m, uses: about + taught}) AS used, sum(taught) AS taught, sum(1 + about + taught) AS whole
  UNWIND used AS each
  WITH each.term AS m, each.uses AS uses, taught, whole
  MATCH path = (m)${UPWARDS}
  WITH above, sum(1 + uses) AS below, sum(CASE WHEN above = m THEN uses ELSE 0 END) AS uses, taught, whole
  RETURN collect({term: above, uses: uses, content: -log(toFloat(below) / (2 * whole))}) AS terms, taught
}
CALL () { MATCH (x:Offer) WHERE silian.holds(x) RETURN count(x) AS recorded }`;

/** What is wanted, and how like each of it every major is: Lin's similarity, from 0.2 on. */
const LIKENESS = `WITH *, toFloat(1 + recorded + taught) AS offers
WITH *, log(offers) + 1 AS rarest,
  [each IN topics | {
    term: each.term,
    content: head([t IN terms WHERE t.term = each.term | t.content]),
    telling: log(offers / (1 + head([t IN terms WHERE t.term = each.term | t.uses]))) + 1,
    weight: each.weight
  }] AS wanted
WITH *, [each IN wanted | each.weight * each.telling] AS weights,
  COLLECT {
    UNWIND range(0, size(wanted) - 1) AS at
    WITH at, wanted[at].content AS own, wanted[at].term AS term
    MATCH path = (term)${UPWARDS}
    RETURN {at: at, term: above, own: own, content: head([t IN terms WHERE t.term = above | t.content])}
  } AS ways
WITH *, reduce(sum = 0.0, weight IN weights | sum + weight) AS whole
CALL (terms, ways, wanted) {
  UNWIND terms AS each
  WITH each.term AS term, each.content AS content, ways, wanted
  MATCH path = (term)${UPWARDS}
  WITH term, content, wanted, [way IN ways WHERE way.term = above] AS shared WHERE size(shared) > 0
  UNWIND shared AS way
  WITH term, wanted, way.at AS at, max(CASE
    WHEN term = wanted[way.at].term THEN 1.0
    WHEN 2 * way.content / (way.own + content) > 1 THEN 1.0
    ELSE 2 * way.content / (way.own + content)
  END) AS likeness
  WHERE likeness >= 0.2
  WITH term, wanted, collect([at, likeness]) AS found
  RETURN term,
    [at IN range(0, size(wanted) - 1) | coalesce(head([each IN found WHERE each[0] = at | each[1]]), 0.0)] AS likeness
}
WITH demand, regions, near, far, wanted, weights, whole, rarest,
  collect({term: term, likeness: likeness, topics: size(wanted)}) AS close`;

/** What majors that are taught imply, then what is recorded. */
const SUPPLIES = `CALL (close) {
  UNWIND close AS each
  WITH each.term AS m, each.likeness AS likeness
  MATCH (m)<-[r:OFFERS_MAJOR]-(s:School) WHERE silian.holds(r)
  WITH m, likeness, s, r ORDER BY r.id
  WITH m, likeness, s, head(collect(r)) AS r
  WITH s, collect({term: m, likeness: likeness, fact: r}) AS offered
  WITH s, offered, coalesce(${lineageOf('s')}, []) AS lineage
  UNWIND offered AS each
  WITH s, lineage, each.likeness AS likeness, each.term AS m, each.fact AS r
  RETURN 'offer:derived:' + s.key + ':' + m.key AS key, m.name AS name, s AS owner, lineage, likeness,
    {
      category: 'PEOPLE', validFrom: r.validFrom, validTo: r.validTo, confidence: 0.9 * r.confidence,
      level: CASE m.version WHEN '2021' THEN {\`6\`: 'SECONDARY', \`4\`: 'DIPLOMA', \`2\`: 'BACHELOR'}[left(m.code, 1)] END
    } AS supply
  UNION ALL
  UNWIND close AS each
  WITH each.term AS m, each.likeness AS likeness, each.topics AS topics
  MATCH (m)<-[r:ABOUT]-(x:Offer)
  WHERE x.side = 'SUPPLY' AND silian.holds(r) AND silian.holds(x) AND coalesce(r.weight, 1.0) > 0
  WITH x, topics, collect(likeness) AS found
  OPTIONAL MATCH (x)<-[r:OFFERS]-(a:Actor) WHERE silian.holds(r)
  WITH x, topics, found, a, r ORDER BY a.key
  WITH x, topics, found, head(collect({body: a, confidence: r.confidence})) AS given
  RETURN x.key AS key, x.name AS name, given.body AS owner,
    coalesce(${lineageOf('x')}, ${lineageOf('given.body')}, []) AS lineage,
    [at IN range(0, topics - 1) |
      reduce(best = 0.0, each IN found | CASE WHEN each[at] > best THEN each[at] ELSE best END)] AS likeness,
    x {.category, .unit, .level, .reach, .validFrom, .validTo, confidence: x.confidence * coalesce(given.confidence, 1.0)}
      AS supply
}`;

/** What is known to fit does; what is not known excludes nobody. */
const FILTERS = `WITH *, demand.validFrom AS since, demand.validTo AS until,
  {SECONDARY: 0, DIPLOMA: 1, BACHELOR: 2, MASTER: 3, DOCTOR: 4} AS levels,
  {COUNTY: 3, CITY: 2, PROVINCE: 1, NATION: 0} AS reaches,
  size([each IN lineage WHERE each IN regions]) AS common,
  CASE WHEN size(lineage) < size(regions) THEN size(lineage) ELSE size(regions) END AS shallow,
  CASE WHEN size(lineage) > size(regions) THEN size(lineage) ELSE size(regions) END AS deep
WITH *, levels[supply.level] - levels[demand.level] AS steps
WHERE coalesce(supply.category = demand.category, true)
  AND coalesce(steps >= 0, true)
  AND (common >= shallow OR coalesce(common >= reaches[supply.reach], true) AND coalesce(common >= reaches[demand.reach], true))
  AND coalesce(supply.validTo > since, true) AND coalesce(until > supply.validFrom, true)
  AND coalesce(supply.unit = demand.unit, true)`;

const SCORE = `WITH key, name,
  0.5 * reduce(sum = 0.0, at IN range(0, size(weights) - 1) | sum + weights[at] * likeness[at] / whole) +
  0.1 * reduce(best = 0.0, at IN range(0, size(wanted) - 1) |
    CASE WHEN likeness[at] * wanted[at].telling > best THEN likeness[at] * wanted[at].telling ELSE best END) / rarest +
  0.1 * CASE WHEN shallow = 0 THEN 0.5 WHEN common = shallow THEN 1.0 ELSE toFloat(common) / deep END +
  0.1 * coalesce(1 - 0.25 * steps, 0.5) +
  0.05 * CASE
    WHEN since IS NULL AND until IS NULL OR supply.validFrom IS NULL AND supply.validTo IS NULL THEN 0.5
    WHEN since IS NULL OR until IS NULL THEN 1.0
    ELSE toFloat(duration.inDays(
      date(CASE WHEN supply.validFrom > since THEN supply.validFrom ELSE since END),
      date(CASE WHEN supply.validTo < until THEN supply.validTo ELSE until END)
    ).days) / duration.inDays(date(since), date(until)).days
  END +
  0.1 * CASE WHEN owner IN near THEN 1.0 WHEN owner IN far THEN 0.5 ELSE 0.0 END +
  0.05 * supply.confidence AS exact
WITH key, name, round(exact * 1e12) / 1e12 AS score
ORDER BY score DESC, key LIMIT $first
WITH collect([score, key, name]) AS best`;

/**
 * Takes: offer, first. The best supplies of a demand by Silian's method (docs/matching.md), as far as demands about
 * majors need it: without ways through other trees, for the one there is leads to no major.
 */
export const MATCHES: Statement = {
  core: [DEMAND, TERMS, LIKENESS, SUPPLIES, FILTERS, SCORE].join('\n'),
  maps: '{nodes: [each IN best | {score: each[0], offer: {key: each[1], name: each[2]}}]}',
  lists: 'best',
};
