import type { Database } from '../../database/database.ts';
import { type Lens, lensOf } from '../../database/lens.ts';
import { badInput } from '../../errors.ts';
import type { QueryOffersArgs } from '../../generated/schema.ts';
import { connectionOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { type Market, marketOf } from './market.ts';
import { passing } from './matches.ts';
import type { MarketOffer } from './offer.ts';
import { offerObject } from './offer-object.ts';
import { STANDING } from './standing.ts';

/** Standing supply, that majors offered imply, as entities are asked for. */
export const standingOffers = {
  byId: async (stored: string, lens: Lens, { database }: Context): Promise<object | null> =>
    objectOf(await foundIn(database, lens, ({ offers: all }) => all.get(stored)), lens),
  owns: (key: string): boolean => key.startsWith(STANDING),
  byKey: async (key: string, lens: Lens, { database }: Context): Promise<object | null> =>
    objectOf(await foundIn(database, lens, ({ standing }) => standing.get(key)), lens),
  offers,
};

/** What is asked for itself is found, made up or not. */
const foundIn = async (
  database: Database,
  lens: Lens,
  find: (market: Market) => MarketOffer | undefined,
): Promise<MarketOffer | undefined> =>
  find(await marketOf(database, lens, false)) ?? find(await marketOf(database, lens, true));

const objectOf = (offer: MarketOffer | undefined, lens: Lens): object | null =>
  offer ? offerObject(offer, lens) : null;

async function offers(args: QueryOffersArgs, { database, now }: Context): Promise<object> {
  if (args.origin === 'HYPOTHETICAL')
    throw badInput('offers.origin', 'offers that are only assumed are in no list', 'RECORDED or DERIVED');
  for (const name of ['orderBy', 'last', 'before'] as const) {
    if (args[name] != null) throw badInput(`offers.${name}`, 'DERIVED lists by key, forwards', 'first and after');
  }
  const window = windowFrom(args, 'offers', 'standing', 1);
  const lens = lensOf(args.asOf, now);
  const market = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const passes = await passing(database, args.filter, lens);
  const all = args.side === 'DEMAND' ? [] : market.index.offers.filter(({ origin }) => origin === 'DERIVED');
  const found = all.filter((offer) => passes?.(offer) !== false);
  const placeOf = ({ key }: MarketOffer) => [key];
  const node = (offer: MarketOffer) => offerObject(offer, lens);
  return connectionOf(pageOf(found, placeOf, window), {
    ...{ placeOf, node },
    nodes: (rows) => rows.map(node),
    totalCount: found.length,
  });
}
