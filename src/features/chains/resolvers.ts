import type { GraphQLResolveInfo } from 'graphql';
import type { Database } from '../../database/database.ts';
import { fourChainsOf } from '../../database/entities/four-chains.ts';
import { refuseUnknown } from '../../database/entities/known.ts';
import { entityRef } from '../../database/ids.ts';
import { boundedBy, type Lens } from '../../database/lens.ts';
import { answersAlong } from '../../database/reading/along.ts';
import { plain } from '../../database/reading/answer.ts';
import { versionUnder } from '../../database/reading/versions.ts';
import type { QueryChainsArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { type Wanted, wantedFrom } from './arguments.ts';
import type { ChainAnswer, ChainEntity, ChainFact, FoundChain } from './found.ts';
import { patience, patiently } from './patience.ts';
import { reasonForNone } from './relax.ts';
import { type Cut, searchChains } from './search.ts';
import { sentenceOf } from './sentence.ts';
import { searchParameters, shortestRoot } from './statement.ts';
import { commonValidity } from './validity.ts';

export const resolvers: Resolvers = {
  Query: { chains: (_root, args, context, info) => chains(args, context, info) },
  Chain: {
    entities: ({ entities, along, lens }, _args, { loaders }, info) =>
      answersAlong(along, info) ?? loaders.claims.entities(idsOf(entities), lens, info),
    relations: ({ facts, along, lens }, _args, { loaders }, info) =>
      answersAlong(along, info) ?? loaders.claims.relations(facts, lens, info),
    sentence: ({ entities, facts }, { language }) => sentenceOf(entities, facts, language ?? 'ZH'),
  },
};

const idsOf = (entities: readonly ChainEntity[]): string[] => entities.map(({ id }) => id);

async function chains(args: QueryChainsArgs, context: Context, info: GraphQLResolveInfo) {
  const { database, reading, now, answer: whole } = context;
  const wanted = wantedFrom(args, now);
  const known = () => refuseUnknown(database, namedIn(args, now), 'chains', wanted.lens);
  if (wanted.from === wanted.to) {
    await known();
    return none('起点与终点相同。from and to are the same entity.');
  }
  // what is to be avoided may be unknown although chains are found
  if (wanted.avoid.length > 0) await known();
  const patient = patience(() => {
    whole.isRepeatable = false;
  });
  const reader = patiently(database, patient);
  const shortest = (sought: Wanted) => {
    const variant = `${sought.maxHops} ${sought.relations?.join(' ') ?? 'any'}`;
    return patient(() => reading.run(info, variant, shortestRoot(sought), sought.lens, searchParameters(sought)));
  };
  const search = async (sought: Wanted) => {
    const { chains: found, cut } = await searchChains(reader, sought, shortest);
    return { cut, answer: found.length === 0 ? undefined : await answered(database, found, cut, sought.lens) };
  };
  const first = await search(wanted);
  if (first.answer) return first.answer;
  // only where nothing was found is it worth asking whether the ends are known, and under which keys
  const idNow = await known();
  const moved = { ...wanted, from: idNow(wanted.from), to: idNow(wanted.to), via: wanted.via.map(idNow) };
  const isMoved =
    moved.from !== wanted.from || moved.to !== wanted.to || moved.via.some((id, at) => id !== wanted.via[at]);
  const { answer, cut } = isMoved ? await search(moved) : first;
  if (answer) return answer;
  if (cut) return plain({ chains: [], truncated: true, reason: cut });
  return none(await reasonForNone(reader, moved, now));
}

async function answered(database: Database, found: readonly FoundChain[], cut: Cut | undefined, lens: Lens) {
  const seen = boundedBy(lens, await database.horizon());
  return plain({
    chains: found.map((each) => answerOf(each, lens, seen)),
    truncated: cut !== undefined,
    reason: cut ?? null,
  });
}

const none = (reason: string) => plain({ chains: [], truncated: false, reason });

/** What the client called each entity, by its id. */
function namedIn({ from, to, via, avoid }: QueryChainsArgs, now: Date): Map<string, string> {
  const written = [from, to, ...(via ?? []), ...(avoid ?? [])];
  return new Map(written.map((each) => [entityRef(each, now, 'chains').id, each]));
}

/** A chain with what its facts say together. */
function answerOf({ hops, confidence, entities, facts, along = [] }: FoundChain, lens: Lens, seen: Lens): ChainAnswer {
  const named = entities.map((entity) => namedUnder(entity, seen));
  return plain({
    length: hops,
    confidence,
    fourChains: [...new Set(facts.flatMap((fact) => fourChainsOfFact(fact, named)))].sort(),
    validity: commonValidity(facts),
    entities: named,
    facts,
    along,
    lens,
  });
}

/** A name as it stood under the lens. */
function namedUnder(entity: ChainEntity, lens: Lens): ChainEntity {
  const name = versionUnder(entity.versions, lens)?.name;
  return typeof name === 'string' ? { ...entity, name } : entity;
}

function fourChainsOfFact({ kind, from, to }: ChainFact, entities: readonly ChainEntity[]) {
  const [source, target] = [from, to].map((id) => entities.find((entity) => entity.id === id));
  return fourChainsOf({
    kind,
    fromKind: source?.kind ?? '',
    toKind: target?.kind ?? '',
    offer: target?.category ?? null,
  });
}
