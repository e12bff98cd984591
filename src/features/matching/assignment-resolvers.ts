import { lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { badInput, within } from '../../errors.ts';
import type { AssignmentPairsArgs, QueryAssignmentArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { assignmentOf, type Given, placeOfGiven } from './assignment.ts';
import { assuming } from './hypothetical.ts';
import { marketOf } from './market.ts';
import { passing } from './matches.ts';
import { methodOf } from './method.ts';
import { takesPart } from './offer.ts';
import { offerOf } from './offer-object.ts';
import { weightsOf } from './score.ts';

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
  const passes = await passing(database, args.filter, lens);
  const offers = market.index.offers.filter((offer) => takesPart(offer, passes));
  if (new Set(offers.map(({ side }) => side)).size < 2) return null;
  const terms = { weights, whole: false };
  const { pairs, ...found } = await assignmentOf(market, { kind, offers, terms, minScore, candidates, signal });
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
