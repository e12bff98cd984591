import { ByRevision } from '../../../database/by-revision.ts';
import type { Database } from '../../../database/database.ts';
import type { Lens } from '../../../database/lens.ts';
import type { FactRef } from '../../../database/reading/claims.ts';
import type { Model } from '../scoring/score.ts';
import type { TieReader } from './dealings.ts';
import type { MarketOffer } from './offer.ts';
import type { OfferIndex } from './offer-index.ts';
import { readMarket } from './reading.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { Ties } from './ties.ts';

/** Offers and names kept, over all markets: some 250 MB. */
const ROOM = 1_000_000;

export interface Term {
  readonly key: string;
  readonly kind: string;
}

/** All supplies and demands under one lens, found by topic, with what scores are measured against. */
export interface Market {
  /** What sources record, what majors offered imply, and what is assumed. */
  readonly indexes: readonly OfferIndex[];
  readonly model: Model & { readonly taxonomy: Taxonomy };
  /** Key and kind of each term, by id. */
  readonly terms: ReadonlyMap<string, Term>;
  /** Names of terms and owners, by id. */
  readonly names: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Facts that join terms, by id. */
  readonly bridges: ReadonlyMap<string, FactRef>;
  readonly ties: TieReader;
  /** How much room it takes, as `ROOM` counts. */
  readonly weight: number;
}

/** The offer of a market with an id or a key. */
export function offerIn({ indexes }: Market, idOrKey: string): MarketOffer | undefined {
  for (const { offers } of indexes) {
    const place = offers.placeOf(idOrKey);
    if (place !== undefined) return offers.at(place);
  }
  return undefined;
}

/** How the owner of an offer is tied to the owners of all others. */
export function tiesOf({ indexes, ties }: Market, { owner }: MarketOffer): Promise<Ties> {
  const assumed = indexes.filter(({ offers }) => offers.origin === 'HYPOTHETICAL');
  return ties.of(
    owner,
    assumed.flatMap(({ offers }) => offers.owners.values),
  );
}

const markets = new WeakMap<Database, ByRevision<Market>>();

/** The market as the data are now, kept until they change. */
export function marketOf(database: Database, lens: Lens, synthetic: boolean): Promise<Market> {
  const kept = markets.get(database) ?? new ByRevision<Market>(database, { room: ROOM, weigh: ({ weight }) => weight });
  markets.set(database, kept);
  return kept.get([lens.validAt, lens.knownAt, synthetic], () => readMarket(database, lens, synthetic));
}
