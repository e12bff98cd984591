import { lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { windowOf } from '../../database/reading/window.ts';
import { badInput } from '../../errors.ts';
import type { GapRegionsArgs, QueryGapsArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entityOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { balancesBy, type Gap, gapsOf, placeOfGap, yearOf } from './gaps.ts';
import { assuming } from './hypothetical.ts';
import { marketOf } from './market.ts';
import { passing } from './matches.ts';
import { takesPart } from './offer.ts';

export const resolvers: Resolvers = {
  Query: { gaps: (_root, args, context) => gaps(args, context) },
};

const KINDS = ['SKILL', 'MAJOR', 'OCCUPATION', 'INDUSTRY', 'THEME'];

async function gaps(args: QueryGapsArgs, { database, now }: Context) {
  const kind = args.kind ?? 'SKILL';
  if (!KINDS.includes(kind)) throw badInput('gaps.kind', `${kind} is nothing that offers are about`, KINDS.join(', '));
  const rollUp = args.rollUp === true;
  const only = args.only ?? undefined;
  const window = windowFrom(args, 'gaps', `gaps ${kind} ${rollUp} ${only ?? ''}`, 4);
  const lens = lensOf(args.asOf, now);
  const around = { database, lens, field: 'gaps' };
  const recorded = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const market = await assuming(around, recorded, args.hypothetical);
  const passes = await passing(database, args.filter, lens);
  const offers = market.index.offers.filter(
    (offer) => (args.includeDerived !== false || offer.origin !== 'DERIVED') && takesPart(offer, passes),
  );
  if (offers.length === 0) return null;
  const found = gapsOf(market, { kind, offers, rollUp, only });
  const nodeOf = (gap: Gap) =>
    plain({
      ...gap,
      topic: entityOf(gap.topic, lens),
      regions: ({ first }: GapRegionsArgs) => {
        const { size } = windowOf({ first }, 'Gap.regions');
        const keyOf = (id: string | null) => (id === null ? '' : id);
        return balancesBy(gap, ({ region }) => region)
          .sort((a, b) => b.balance.demandOffers - a.balance.demandOffers || (keyOf(a.by) < keyOf(b.by) ? -1 : 1))
          .slice(0, size)
          .map(({ by, balance }) => plain({ ...balance, region: by === null ? null : entityOf(by, lens) }));
      },
      years: () =>
        balancesBy(gap, yearOf)
          .sort((a, b) => (a.by ?? Number.POSITIVE_INFINITY) - (b.by ?? Number.POSITIVE_INFINITY))
          .map(({ by, balance }) => plain({ ...balance, year: by })),
    });
  return connectionOf(pageOf(found, placeOfGap, window), {
    placeOf: placeOfGap,
    node: nodeOf,
    nodes: (rows) => rows.map(nodeOf),
    totalCount: found.length,
  });
}
