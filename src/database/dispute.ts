type Condition = (x: string) => string;

/** The last day of the period in which a claim began: by then it held, unless it ended within the same period. */
const begun: Condition = (x) =>
  `CASE ${x}.validFromPrecision WHEN 'DAY' THEN ${x}.validFrom WHEN 'MONTH' THEN toString(date(${x}.validFrom) + duration('P1M') - duration('P1D')) WHEN 'YEAR' THEN left(${x}.validFrom, 4) + '-12-31' END`;

/** The day before the period in which it ended; of what was called past on a day, none is known. */
const unended: Condition = (x) =>
  `CASE ${x}.validToPrecision WHEN 'DAY' THEN toString(date(${x}.validTo) - duration('P1D')) WHEN 'MONTH' THEN toString(date(${x}.validTo) - duration('P1M') - duration('P1D')) WHEN 'YEAR' THEN toString(date(${x}.validTo) - duration('P1Y') - duration('P1D')) END`;

/**
 * Days on which a claim held for certain: those on which it was seen, the first and the last of its bounds. An imprecise
 * bound gives one only where the other shows that the claim held between them. It held on every day between any two.
 */
const certainDays: Condition = (x) =>
  `[day IN coalesce(${x}.observed, []) + [bounds IN [[${begun(x)}, ${unended(x)}]] | [CASE WHEN ${x}.validFromPrecision = 'DAY' OR bounds[0] <= bounds[1] THEN bounds[0] END, CASE WHEN ${x}.validToPrecision = 'DAY' OR bounds[0] <= bounds[1] THEN bounds[1] END]][0] WHERE size(day) = 10]`;

/** Whether two claims held on the same day for certain. */
const overlap = (x: string, y: string): string =>
  `any(days IN [[${certainDays(x)}, ${certainDays(y)}]] WHERE any(day IN days[0] WHERE any(other IN days[1] WHERE day <= other)) AND any(day IN days[0] WHERE any(other IN days[1] WHERE day >= other)))`;

/** Another person holds the exclusive post on one of the days of this appointment. */
function postIsContested(x: string, known: Condition): string {
  const [post, person, rival, same] = [`${x}Post`, `${x}Person`, `${x}Rival`, `${x}Same`];
  return `(${x}.postId IS NOT NULL AND EXISTS { MATCH (${post}:Role {id: ${x}.postId, exclusive: true}) MATCH (${person}:Person)-[${rival}:HOLDS_ROLE]->(:Actor) WHERE ${rival}.postId = ${post}.id AND ${known(rival)} AND NOT EXISTS { MATCH (${person})-[${same}:HOLDS_ROLE]->(:Actor) WHERE ${same}.id = ${x}.id } AND ${overlap(x, rival)} })`;
}

/**
 * Whether a claim is disputed as far as is known under the lens: evidence speaks against it, or it and another one
 * cannot both be right. Source: docs/decisions/0006-disputed-is-derived.md.
 */
export const disputed = (x: string, known: Condition): string =>
  `(EXISTS { MATCH (${x}Dispute:Dispute) WHERE ${x}Dispute.claimId = ${x}.id AND ${known(`${x}Dispute`)} } OR ${postIsContested(x, known)})`;
