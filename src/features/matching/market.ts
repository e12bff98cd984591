import { z } from 'zod';
import { ByRevision } from '../../database/by-revision.ts';
import type { Database } from '../../database/database.ts';
import { boundedBy, type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import type { FactRef } from '../../database/reading/claims.ts';
import { Version, versionUnder } from '../../database/reading/versions.ts';
import { statement } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import { Id, Place } from './market-rows.ts';
import type { MarketOffer } from './offer.ts';
import { OfferIndex } from './offer-index.ts';
import type { Model } from './score.ts';
import { standingAfter, standingFrom } from './standing.ts';
import { type Bridge, Taxonomy, type Topic } from './taxonomy.ts';
import { type Dealing, Ties } from './ties.ts';

const OfferRow = z.object({
  offer: z.record(z.string(), z.unknown()),
  versions: z.array(z.string()),
  topics: z.array(z.object({ fact: Id, id: Id, weight: z.number() })),
  places: z.array(Place.extend({ fact: Id })),
  owners: z.array(z.object({ fact: Id, id: Id, name: z.string(), confidence: z.number(), places: z.array(Place) })),
});
type OfferRow = z.infer<typeof OfferRow>;
const TermRow = z.object({
  id: Id,
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  parents: z.array(Id),
  bridges: z.array(
    z.object({
      fact: Id,
      id: Id,
      qualifier: z.string().nullable(),
      weight: z.number().nullable(),
      confidence: z.number(),
    }),
  ),
});
type TermRow = z.infer<typeof TermRow>;

const sizeOf = statement('matching/size', z.object({ offers: z.number() }));
const offersAfter = statement('matching/market', OfferRow);
const termsAfter = statement('matching/terms', TermRow);
const dealingsOf = statement('matching/ties', z.object({ id: Id, from: Id, to: Id, direct: z.boolean() }));

/** Rows of one statement; offers that one process matches, each some 6 KB with all that is made of it; terms. */
const LIMITS = { page: 1_000, offers: 60_000, terms: 100_000 };
/** Offers and terms kept, over all markets: some 150 MB. */
const ROOM = 150_000;
/** How alike an alignment makes two terms where no weight is given, by its qualifier. */
const ALIGNED: Readonly<Record<string, number>> = { EXACT: 1, CLOSE: 0.9, BROAD: 0.7, NARROW: 0.7, RELATED: 0.5 };
/** The same of a skill that a major trains, or a job requires. */
const REQUIRED = 0.8;

/** Attributes that matching reads, as they stood under the lens. */
const Attributes = z.object({
  name: z.string(),
  side: z.enum(['SUPPLY', 'DEMAND']),
  category: z.string().nullish(),
  quantity: z.number().nullish(),
  unit: z.string().nullish(),
  level: z.enum(['SECONDARY', 'DIPLOMA', 'BACHELOR', 'MASTER', 'DOCTOR']).nullish(),
  reach: z.enum(['COUNTY', 'CITY', 'PROVINCE', 'NATION']).nullish(),
  synthetic: z.boolean().nullish(),
  validFrom: z.string().nullish(),
  validTo: z.string().nullish(),
  confidence: z.number(),
});

export interface Term {
  readonly key: string;
  readonly kind: string;
}

/** All supplies and demands under one lens, found by topic, with what scores are measured against. */
export interface Market {
  readonly offers: ReadonlyMap<string, MarketOffer>;
  /** Those that majors offered imply, by key. */
  readonly standing: ReadonlyMap<string, MarketOffer>;
  readonly index: OfferIndex;
  readonly ties: Ties;
  readonly model: Model & { readonly taxonomy: Taxonomy };
  /** Key and kind of each term, by id. */
  readonly terms: ReadonlyMap<string, Term>;
  /** Names of terms and owners, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Facts that join terms, by id. */
  readonly bridges: ReadonlyMap<string, FactRef>;
}

const markets = new WeakMap<Database, ByRevision<Market>>();

/** The market as the data are now, kept until they change. */
export function marketOf(database: Database, lens: Lens, synthetic: boolean): Promise<Market> {
  const weigh = ({ offers, names }: Market) => offers.size + names.size;
  const kept = markets.get(database) ?? new ByRevision<Market>(database, { room: ROOM, weigh });
  markets.set(database, kept);
  return kept.get([lens.validAt, lens.knownAt, synthetic], () => readMarket(database, lens, synthetic));
}

async function readMarket(database: Database, lens: Lens, synthetic: boolean): Promise<Market> {
  const [size] = await sizeOf(database.read);
  if (size && size.offers > LIMITS.offers) throw tooMany(LIMITS.offers, 'offers', size.offers);
  const seen = boundedBy(lens, await database.horizon());
  const common = { ...lensParameters(seen), limit: integer(LIMITS.page) };
  const rows = await all(
    (after) => offersAfter(database.read, { ...common, synthetic, after }),
    ({ offer }) => String(offer.key),
    LIMITS.offers,
  );
  const terms = await all(
    (after) => termsAfter(database.read, { ...common, synthetic, after }),
    ({ key }) => key,
    LIMITS.terms,
  );
  const schools = await all(
    (after) => standingAfter(database.read, { ...common, synthetic, after }),
    ({ key }) => key,
    LIMITS.offers,
  );
  const offers = [...rows.map((row) => offerFrom(row, seen)), ...schools.flatMap(standingFrom)];
  const owners = [...rows.flatMap((row) => row.owners), ...schools];
  const names = owners.map(({ id, name }): [string, string] => [id, name]);
  const ties = await tiesAmong(
    database,
    offers.flatMap(({ owner }) => owner ?? []),
    lens,
  );
  return marketFrom(offers, terms, ties, names);
}

/** How owners are tied, besides those whose ties are known already. */
export async function tiesAmong(
  database: Database,
  owners: readonly string[],
  lens: Lens,
  known: Ties = new Ties([], []),
): Promise<Ties> {
  const asked = [...new Set(owners)].filter((owner) => !known.owners.has(owner)).sort();
  const dealings: Dealing[] = [];
  for (let at = 0; at < asked.length; at += LIMITS.page) {
    const lists = { owners: asked.slice(at, at + LIMITS.page) };
    for (const dealing of await dealingsOf(database.read, { ...lensParameters(lens), lists })) dealings.push(dealing);
  }
  return asked.length === 0 ? known : known.with(dealings, asked);
}

/** Every page of rows, by key. */
async function all<R>(page: (after: string) => Promise<R[]>, keyOf: (row: R) => string, most: number): Promise<R[]> {
  const rows: R[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: R[] = await page(after);
    for (const row of found) rows.push(row);
    if (rows.length > most) throw tooMany(most, 'offers or terms', rows.length);
    const last = found.at(-1);
    after = found.length === LIMITS.page && last !== undefined ? keyOf(last) : undefined;
  }
  return rows;
}

const tooMany = (most: number, what: string, found: number): SilianError =>
  new SilianError(
    'TOO_LARGE',
    `Matching holds at most ${most} ${what} at once; this graph has ${found}. Load fewer regions into a graph of their own. 供需数量超出撮合上限`,
  );

function offerFrom({ offer, versions, topics, places, owners }: OfferRow, lens: Lens): MarketOffer {
  const stood = versionUnder(versions, lens);
  const attributes = Attributes.parse(stood ? { ...offer, ...Version.parse(stood) } : offer);
  const id = String(offer.id);
  const [place] = places;
  const [owner] = owners;
  return {
    id,
    key: String(offer.key),
    name: attributes.name,
    side: attributes.side,
    origin: 'RECORDED',
    synthetic: attributes.synthetic === true,
    category: attributes.category ?? null,
    quantity: attributes.quantity ?? null,
    unit: attributes.unit ?? null,
    level: attributes.level ?? null,
    reach: attributes.reach ?? null,
    from: attributes.validFrom ?? null,
    to: attributes.validTo ?? null,
    region: (place ?? owner?.places[0])?.id ?? null,
    regions: (place ?? owner?.places[0])?.lineage ?? [],
    owner: owner?.id ?? null,
    topics: topics
      .filter((topic, at) => topic.weight > 0 && topics.findIndex((each) => each.id === topic.id) === at)
      .map(({ fact, id: to, weight }) => ({ id: to, weight, fact: { id: fact, from: id, to } })),
    confidence: attributes.confidence * (owner?.confidence ?? 1),
    facts: [
      ...(place ? [{ id: place.fact, from: id, to: place.id }] : []),
      ...(owner ? [{ id: owner.fact, from: owner.id, to: id }] : []),
    ],
  };
}

function marketFrom(
  offers: readonly MarketOffer[],
  terms: readonly TermRow[],
  ties: Ties,
  owners: [string, string][],
): Market {
  const about = new Map<string, number>();
  for (const offer of offers) for (const { id } of offer.topics) about.set(id, (about.get(id) ?? 0) + 1);
  const topics = terms.map(({ id, key, kind, parents }): Topic => ({ id, key, kind, parents }));
  const joined = terms.flatMap(({ id, bridges }) => bridges.map((bridge) => ({ from: id, ...bridge })));
  const bridges = joined.map(
    ({ fact, from, id, qualifier, weight, confidence }): Bridge => ({
      fact,
      a: from,
      b: id,
      strength: (weight ?? ALIGNED[qualifier ?? ''] ?? REQUIRED) * confidence,
    }),
  );
  const model = { taxonomy: new Taxonomy(topics, bridges, about), offers: offers.length, about };
  return {
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    standing: new Map(offers.flatMap((offer) => (offer.origin === 'DERIVED' ? [[offer.key, offer]] : []))),
    index: OfferIndex.of(offers, model),
    ties,
    model,
    terms: new Map(terms.map(({ id, key, kind }) => [id, { key, kind }])),
    names: new Map([...owners, ...terms.map(({ id, name }): [string, string] => [id, name])]),
    bridges: new Map(joined.map(({ fact, from, id }) => [fact, { id: fact, from, to: id }])),
  };
}
