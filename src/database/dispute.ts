type Condition = (x: string) => string;

/** Another person held the same exclusive post on one of the days on which this appointment held for certain. */
function postIsContested(x: string, known: Condition): string {
  const [post, person, rival, same] = [`${x}Post`, `${x}Person`, `${x}Rival`, `${x}Same`];
  const met = `${rival}.certainFrom <= ${x}.certainTo AND ${rival}.certainTo >= ${x}.certainFrom`;
  const another = `NOT EXISTS { MATCH (${person})-[${same}:HOLDS_ROLE]->(:Actor) WHERE ${same}.id = ${x}.id }`;
  return `(${x}.certainFrom IS NOT NULL AND EXISTS { MATCH (${post}:Role {id: ${x}.postId, exclusive: true}) MATCH (${person}:Person)-[${rival}:HOLDS_ROLE]->(:Actor) WHERE ${rival}.postId = ${post}.id AND ${known(rival)} AND ${met} AND ${another} })`;
}

/**
 * Whether a claim is disputed as far as is known under the lens: evidence speaks against it, or it and another one
 * cannot both be right. Source: docs/decisions/0006-disputed-is-derived.md.
 */
export const disputed = (x: string, known: Condition): string =>
  `(EXISTS { MATCH (${x}Dispute:Dispute) WHERE ${x}Dispute.claimId = ${x}.id AND ${known(`${x}Dispute`)} } OR ${postIsContested(x, known)})`;
