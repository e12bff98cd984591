import type { GraphQLResolveInfo } from 'graphql';
import { idsNow } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import type { Lens } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { FactRef } from '../../database/reading/claims.ts';
import { badInput } from '../../errors.ts';
import type { Language, QueryMatchesArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entityOf, type Place, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { FILTERS } from './factors.ts';
import { assuming } from './hypothetical.ts';
import { type Market, marketOf } from './market.ts';
import { type Matched, matchedWith, passing } from './matches.ts';
import { methodOf } from './method.ts';
import { offerOf, offersAt } from './offer-object.ts';
import { type Ranked, Ranker, type Ranking } from './ranking.ts';
import { type TermMatch, weightsOf } from './score.ts';
import { summaryOf } from './summary.ts';

/** Excluded offers named for each reason. */
const MAX_NAMED = 5;

export const resolvers: Resolvers = {
  Query: { matches: (_root, args, context) => matches(args, context) },
};

const placeOf = ({ score, offer }: Ranked): Place => [-score, offer.key];

async function matches(args: QueryMatchesArgs, { database, now }: Context) {
  const ref = entityRef(args.offer, now, 'matches.offer');
  const lens = sharedLens(args.asOf, [ref], now, 'matches.offer');
  const weights = weightsOf(args.weights ?? [], 'matches');
  const window = windowFrom(args, 'matches', 'matches', 2);
  const around = { database, lens, field: 'matches' };
  const recorded = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const market = await assuming(around, recorded, args.hypothetical);
  const own = market.offers.get(ref.id) ?? market.standing.get(args.offer) ?? market.offers.get(args.offer);
  const id = own ? ref.id : (await idsNow(database, [ref.id], lens)).get(ref.id);
  const offer = own ?? market.offers.get(id ?? '');
  if (!offer) {
    if (id === undefined) return null;
    throw badInput(
      'matches.offer',
      `'${args.offer}' is no offer that holds on the day asked, or it is made up and filter.includeSynthetic is not set`,
      'the id or key of a supply or demand, with asOf a day of its period',
    );
  }
  const passes = await passing(database, args.filter, lens);
  const found = new Ranker(market, { weights, whole: args.whole === true, passes }).all(offer);
  const page = pageOf(found.ranked, placeOf, window);
  const node = ({ offer: other }: Ranked) => matchOf(matchedWith(offer, other, market, weights), market, lens);
  const connection = connectionOf(page, {
    placeOf,
    node,
    nodes: (rows) => rows.map(node),
    totalCount: found.ranked.length,
  });
  return plain({ ...connection, excluded: exclusionsOf(found, lens), method: methodOf(weights) });
}

type Read<T> = (args: unknown, context: Context, info: GraphQLResolveInfo) => Promise<T>;

const entitiesAt =
  (ids: readonly string[], lens: Lens): Read<object[]> =>
  (_args, { loaders }, info) =>
    loaders.claims.entities(ids, lens, info);

const factsAt =
  (facts: readonly FactRef[], lens: Lens): Read<object[]> =>
  (_args, { loaders }, info) =>
    loaders.claims.relations(facts, lens, info);

const matchOf = (match: Matched, market: Market, lens: Lens) =>
  plain({
    offer: offerOf(match.offer, lens),
    score: match.score,
    explanation: plain({
      summary: ({ language }: { language?: Language | null }) => summaryOf(match, market, language ?? 'ZH'),
      factors: match.factors.map((factor) => plain({ ...factor })),
      matched: match.matched.map((term) => termOf(term, market, lens)),
      missing: entitiesAt(match.missing, lens),
      surplus: entitiesAt(match.surplus, lens),
      unknown: match.factors.filter(({ known }) => !known).map(({ name }) => name),
      ties: factsAt(match.ties, lens),
      claims: factsAt(claimsOf(match), lens),
    }),
  });

const termOf = ({ wanted, offered, near, contribution }: TermMatch, { bridges }: Market, lens: Lens) =>
  plain({
    wanted: entityOf(wanted, lens),
    offered: entityOf(offered, lens),
    similarity: near.similarity,
    via: near.via === undefined ? null : entityOf(near.via, lens),
    contribution,
    alignments: factsAt(
      near.bridges.flatMap((fact) => bridges.get(fact) ?? []),
      lens,
    ),
  });

/** The facts that say what was compared: the topics that met, who offers, and for which region. */
function claimsOf({ pair: { supply, demand }, matched }: Matched): FactRef[] {
  const met = new Set(matched.flatMap(({ wanted, offered }) => [`d${wanted}`, `s${offered}`]));
  const topics = [
    ...demand.topics.filter(({ id }) => met.has(`d${id}`)),
    ...supply.topics.filter(({ id }) => met.has(`s${id}`)),
  ];
  return [...topics.flatMap(({ fact }) => fact ?? []), ...demand.facts, ...supply.facts];
}

const exclusionsOf = ({ excluded }: Ranking, lens: Lens) =>
  FILTERS.flatMap((reason) => {
    const offers = excluded.get(reason);
    if (!offers) return [];
    const first = offersAt(offers.slice(0, MAX_NAMED), lens);
    return [plain({ reason, count: offers.length, offers: first })];
  });
