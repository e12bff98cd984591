import type { Database } from '../../database/database.ts';
import { type Lens, lensOf } from '../../database/lens.ts';
import { badInput } from '../../errors.ts';
import type { QueryOffersArgs } from '../../generated/schema.ts';
import { connectionOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { marketOf, offerIn } from './market/market.ts';
import { type OfferTable, placesIn } from './market/offer-table.ts';
import { STANDING } from './market/standing.ts';
import { offerObject } from './offer-object.ts';
import { passing } from './scoring/matches.ts';

interface Standing {
  readonly table: OfferTable;
  readonly place: number;
}

/** Standing supply, that majors offered imply, as entities are asked for. */
export const standingOffers = {
  byId: (stored: string, lens: Lens, { database }: Context) => objectAt(stored, lens, database),
  owns: (key: string): boolean => key.startsWith(STANDING),
  byKey: (key: string, lens: Lens, { database }: Context) => objectAt(key, lens, database),
  offers,
};

/** What is asked for itself is found, made up or not. */
async function objectAt(idOrKey: string, lens: Lens, database: Database): Promise<object | null> {
  for (const synthetic of [false, true]) {
    const offer = offerIn(await marketOf(database, lens, synthetic), idOrKey);
    if (offer) return offerObject(offer, lens);
  }
  return null;
}

async function offers(args: QueryOffersArgs, { database, now }: Context): Promise<object> {
  if (args.origin === 'HYPOTHETICAL')
    throw badInput('offers.origin', 'offers that are only assumed are in no list', 'RECORDED or DERIVED');
  for (const name of ['orderBy', 'last', 'before'] as const) {
    if (args[name] != null) throw badInput(`offers.${name}`, 'DERIVED lists by key, forwards', 'first and after');
  }
  const window = windowFrom(args, 'offers', 'standing', 1);
  const lens = lensOf(args.asOf, now);
  const market = await marketOf(database, lens, args.filter?.includeSynthetic === true);
  const maskOf = await passing(database, args.filter, lens);
  const found = market.indexes.flatMap(({ offers: table }) => {
    if (table.origin !== 'DERIVED' || args.side === 'DEMAND') return [];
    return placesIn(table, maskOf(table)).map((place) => ({ table, place }));
  });
  const placeOf = ({ table, place }: Standing) => [table.keyAt(place)];
  const node = ({ table, place }: Standing) => offerObject(table.at(place), lens);
  return connectionOf(pageOf(found, placeOf, window), {
    ...{ placeOf, node },
    nodes: (rows) => rows.map(node),
    totalCount: found.length,
  });
}
