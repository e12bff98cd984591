import type { Claims } from './claims.ts';
import { pieces } from './pieces.ts';
import type { Alias, Entity, Evidence, Fact, Source, Value } from './rows.ts';

/**
 * Records as they are taken in, one a line: an empty graph that takes them in gives the same export again. Sources come
 * first where all of them are in scope, else last, behind the entities out of scope that claims name.
 */
export async function* jsonl(claims: Claims): AsyncGenerator<string> {
  if (claims.hasAllSources) yield* lines(claims.sources(), sourceRecord);
  yield* lines(claims.entities(), entityRecord);
  yield* lines(claims.facts(), relationRecord);
  yield* lines(claims.named(), entityRecord);
  if (claims.hasAllSources) return;
  yield* lines(claims.sources(), sourceRecord);
  // contributors of these sources, and whoever speaks of them
  yield* lines(claims.named(), entityRecord);
}

async function* lines<T>(pages: AsyncIterable<Iterable<T>>, record: (each: T) => object): AsyncGenerator<string> {
  for await (const page of pages) {
    yield* pieces(page, (each) => `${JSON.stringify(record(each))}\n`);
  }
}

const sourceRecord = (source: Source): object => ({ type: 'source', ...source });

/** How sure a claim is, is always written: a post that also follows from an appointment would take that one's. */
function entityRecord({ kind, key, name, aliases, identifiers, attributes, inferred, ...claim }: Entity): object {
  const { validity, status, confidence, evidence } = claim;
  const [own, ofAliases] = apart(evidence, aliases);
  return {
    type: 'entity',
    kind,
    key,
    name,
    ...(aliases.length === 0 ? {} : { aliases: aliases.map((alias) => aliasRecord(alias, ofAliases)) }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(attributes.size === 0 ? {} : { attributes: attributesRecord(attributes) }),
    ...(inferred.length === 0 ? {} : { inferred }),
    ...(validity ? { validity } : {}),
    status,
    confidence,
    evidence: own.map(evidenceRecord),
  };
}

function relationRecord({ kind, from, to, qualifiers, validity, status, confidence, evidence }: Fact): object {
  return {
    type: 'relation',
    kind,
    from,
    to,
    ...(qualifiers.size === 0 ? {} : { qualifiers: Object.fromEntries(qualifiers) }),
    ...(validity ? { validity } : {}),
    status,
    confidence,
    evidence: evidence.map(evidenceRecord),
  };
}

/** Evidence that supports an alias goes with it; the first one stays with the entity, which has to have one. */
function apart(evidence: readonly Evidence[], aliases: readonly Alias[]): [Evidence[], Map<string, Evidence[]>] {
  const ofAliases = new Map(aliases.map(({ name }): [string, Evidence[]] => [name, []]));
  const own = evidence.filter((each, place) => {
    const ofAlias = place === 0 || each.field === undefined ? undefined : ofAliases.get(each.field);
    ofAlias?.push(each);
    return ofAlias === undefined;
  });
  return [own, ofAliases];
}

/** Two aliases may bear one name: its evidence is told with the first. */
function aliasRecord({ name, kind, validity }: Alias, ofAliases: Map<string, Evidence[]>): object {
  const evidence = ofAliases.get(name) ?? [];
  ofAliases.delete(name);
  return {
    name,
    kind,
    ...(validity ? { validity } : {}),
    ...(evidence.length === 0 ? {} : { evidence: evidence.map(evidenceRecord) }),
  };
}

const ATTENDANCE = /^attendance(?=[A-Z])/;

/** Attributes as a record nests them. */
function attributesRecord(attributes: ReadonlyMap<string, Value>): object {
  const plain: Record<string, unknown> = {};
  const attendance: Record<string, unknown> = {};
  for (const [name, value] of attributes) {
    if (!ATTENDANCE.test(name)) plain[name] = value;
    else attendance[name.replace(ATTENDANCE, '').replace(/^./, (letter) => letter.toLowerCase())] = value;
  }
  return Object.keys(attendance).length === 0 ? plain : { ...plain, attendance };
}

/** Evidence that supports does not say so. */
const evidenceRecord = ({ id: _id, stance, ...said }: Evidence): object =>
  stance === 'SUPPORTS' ? said : { ...said, stance };
