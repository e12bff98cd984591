import { lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { windowOf } from '../../database/reading/window.ts';
import { badInput } from '../../errors.ts';
import type { GapRegionsArgs, QueryGapsArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entityOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { type Asked, balancesBy, type Gap, gapsOf, type Part, placeOfGap, regionOf, yearOf } from './gaps.ts';
import { assuming } from './hypothetical.ts';
import { marketOf } from './market/market.ts';
import { hasAny } from './market/offer-table.ts';
import { TERMS } from './market/reading.ts';
import { passing } from './scoring/matches.ts';

export const resolvers: Resolvers = {
  Query: { gaps: (_root, args, context) => gaps(args, context) },
};

async function gaps(args: QueryGapsArgs, { database, now }: Context) {
  const kind = args.kind ?? 'SKILL';
  if (!TERMS.some((each) => each === kind))
    throw badInput('gaps.kind', `${kind} is nothing that offers are about`, TERMS.join(', '));
  const rollUp = args.rollUp === true;
  const only = args.only ?? undefined;
  const window = windowFrom(args, 'gaps', `gaps ${kind} ${rollUp} ${only ?? ''}`, 4);
  const lens = lensOf(args.asOf, now);
  const around = { database, lens, field: 'gaps' };
  const recorded = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const market = await assuming(around, recorded, args.hypothetical);
  const maskOf = await passing(database, args.filter, lens);
  const parts = market.indexes
    .filter(({ offers }) => args.includeDerived !== false || offers.origin !== 'DERIVED')
    .map((index): Part => ({ index, mask: maskOf(index.offers) }));
  if (!parts.some(({ index, mask }) => hasAny(index.offers, mask))) return null;
  const asked: Asked = { kind, parts, rollUp, only };
  const found = gapsOf(market, asked);
  const nodeOf = (gap: Gap) =>
    plain({
      ...gap,
      topic: entityOf(gap.topic, lens),
      regions: ({ first }: GapRegionsArgs) => {
        const { size } = windowOf({ first }, 'Gap.regions');
        const keyOf = (id: string | null) => (id === null ? '' : id);
        return balancesBy(gap, market, asked, regionOf)
          .sort((a, b) => b.balance.demandOffers - a.balance.demandOffers || (keyOf(a.by) < keyOf(b.by) ? -1 : 1))
          .slice(0, size)
          .map(({ by, balance }) => plain({ ...balance, region: by === null ? null : entityOf(by, lens) }));
      },
      years: () =>
        balancesBy(gap, market, asked, yearOf)
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
