import type { GraphQLResolveInfo } from 'graphql';
import { idsNow } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import type { Lens } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { FactRef } from '../../database/reading/claims.ts';
import { badInput } from '../../errors.ts';
import type { Language, QueryMatchesArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entityOf, type Place, pageRead, type Window, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { assuming } from './hypothetical.ts';
import { type Market, marketOf, offerIn, tiesOf } from './market/market.ts';
import { factsOf } from './market/offer.ts';
import { offerOf, offersAt } from './offer-object.ts';
import { FILTERS } from './scoring/factors.ts';
import { type Matched, matchedWith, passing } from './scoring/matches.ts';
import { methodOf } from './scoring/method.ts';
import { type Ranked, Ranker, type Ranking } from './scoring/ranking.ts';
import { type TermMatch, weightsOf } from './scoring/score.ts';
import { summaryOf } from './summary.ts';

export const resolvers: Resolvers = {
  Query: { matches: (_root, args, context) => matches(args, context) },
};

const placeOf = ({ score, offer }: Ranked): Place => [-score, offer.key];

const behind = ({ after }: Window) => after && { score: -Number(after[0]), key: String(after[1]) };

async function matches(args: QueryMatchesArgs, { database, now }: Context) {
  const ref = entityRef(args.offer, now, 'matches.offer');
  const lens = sharedLens(args.asOf, [ref], now, 'matches.offer');
  const weights = weightsOf(args.weights ?? [], 'matches');
  const window = windowFrom(args, 'matches', 'matches', 2);
  const around = { database, lens, field: 'matches' };
  const recorded = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const market = await assuming(around, recorded, args.hypothetical);
  const own = offerIn(market, ref.id) ?? offerIn(market, args.offer);
  const id = own ? ref.id : (await idsNow(database, [ref.id], lens)).get(ref.id);
  const offer = own ?? (id === undefined ? undefined : offerIn(market, id));
  if (!offer) {
    if (id === undefined) return null;
    throw badInput(
      'matches.offer',
      `'${args.offer}' is no offer that holds on the day asked, or it is made up and filter.includeSynthetic is not set`,
      'the id or key of a supply or demand, with asOf a day of its period',
    );
  }
  const [maskOf, ties] = await Promise.all([passing(database, args.filter, lens), tiesOf(market, offer)]);
  const ranker = new Ranker({ ...market, ties }, { weights, whole: args.whole === true, maskOf });
  const found = ranker.rank(offer, { most: window.size + 1, after: behind(window) });
  const page = pageRead(found.ranked, window);
  const node = ({ offer: other }: Ranked) =>
    matchOf(matchedWith(offer, other, { ...market, ties }, weights), market, lens);
  const connection = connectionOf(page, {
    placeOf,
    node,
    nodes: (rows) => rows.map(node),
    totalCount: found.count,
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
  return [...topics.flatMap(({ fact }) => fact ?? []), ...factsOf(demand), ...factsOf(supply)];
}

const exclusionsOf = ({ excluded }: Ranking, lens: Lens) =>
  FILTERS.flatMap((reason) => {
    const found = excluded.get(reason);
    return found ? [plain({ reason, count: found.count, offers: offersAt(found.offers, lens) })] : [];
  });
