import { lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { badInput, within } from '../../errors.ts';
import type { AssignmentPairsArgs, QueryAssignmentArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { assignmentOf, type Given, placeOfGiven } from './assignment.ts';
import { assuming } from './hypothetical.ts';
import { marketOf } from './market/market.ts';
import { placesIn } from './market/offer-table.ts';
import { offerOf } from './offer-object.ts';
import { passing } from './scoring/matches.ts';
import { methodOf } from './scoring/method.ts';
import { weightsOf } from './scoring/score.ts';

export const resolvers: Resolvers = {
  Query: { assignment: (_root, args, context) => assignment(args, context) },
};

const MOST_CANDIDATES = 50;
const USUAL_PAGE = 50;

async function assignment(args: QueryAssignmentArgs, { database, now, signal }: Context) {
  const minScore = args.minScore ?? 0.2;
  const candidates = args.candidates ?? MOST_CANDIDATES;
  const kind = args.kind ?? 'QUANTITIES';
  if (!(minScore >= 0 && minScore <= 1)) throw badInput('assignment.minScore', `${minScore} is no score`, '0 to 1');
  within('assignment.candidates', candidates, 1, MOST_CANDIDATES, 'pairs');
  const weights = weightsOf(args.weights ?? [], 'assignment');
  const lens = lensOf(args.asOf, now);
  const around = { database, lens, field: 'assignment' };
  const recorded = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const market = await assuming(around, recorded, args.hypothetical);
  const maskOf = await passing(database, args.filter, lens);
  const parts = market.indexes.map(({ offers: table }) => ({ table, places: placesIn(table, maskOf(table)) }));
  const sides = new Set(
    parts.flatMap(({ table: { side }, places }) => [...new Set(places.map((place) => side[place]))]),
  );
  if (sides.size < 2) return null;
  const { pairs, ...found } = await assignmentOf(market, {
    ...{ kind, parts, weights, minScore, candidates, signal },
    tiesAmong: (owners) => market.ties.among(owners),
  });
  const node = ({ supply, demand, score, quantity }: Given) =>
    plain({ supply: offerOf(supply, lens), demand: offerOf(demand, lens), score, quantity });
  return plain({
    ...found,
    method: methodOf(weights),
    pairs: ({ first, after }: AssignmentPairsArgs) => {
      const asked = { first: first ?? USUAL_PAGE, after };
      const page = pageOf(pairs, placeOfGiven, windowFrom(asked, 'Assignment.pairs', `assignment ${kind}`, 3));
      return connectionOf(page, {
        ...{ placeOf: placeOfGiven, node },
        nodes: (rows) => rows.map(node),
        totalCount: pairs.length,
      });
    },
  });
}
