import { z } from 'zod';
import type { Database } from '../../../database/database.ts';
import { boundedBy, type Lens, lensParameters } from '../../../database/lens.ts';
import { integer } from '../../../database/paths.ts';
import { Version, versionUnder } from '../../../database/reading/versions.ts';
import { statement } from '../../../database/statement.ts';
import { SilianError } from '../../../errors.ts';
import { TieReader } from './dealings.ts';
import type { Market } from './market.ts';
import type { MarketOffer } from './offer.ts';
import { OfferIndex } from './offer-index.ts';
import { OfferRows } from './offer-rows.ts';
import { OfferTable } from './offer-table.ts';
import { Id, Place } from './rows.ts';
import { standingAfter, standingFrom, stemOf } from './standing.ts';
import { type Bridge, Taxonomy, type Topic } from './taxonomy.ts';

const OfferRow = z.object({
  key: z.string(),
  offer: z.record(z.string(), z.unknown()),
  versions: z.array(z.string()),
  topics: z.array(z.tuple([Id, Id, z.number()])),
  places: z.array(z.tuple([Id, Id, z.array(z.string()).nullable()])),
  owners: z.array(z.object({ fact: Id, id: Id, name: z.string(), confidence: z.number(), places: z.array(Place) })),
});
type OfferRow = z.infer<typeof OfferRow>;
const TermRow = z.object({
  id: Id,
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  version: z.string().nullable(),
  code: z.string().nullable(),
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
/** Rows of one statement; offers that one process matches, each some 250 bytes with all that is made of it; terms. */
const LIMITS = { page: 1_000, offers: 600_000, terms: 100_000 };
/** What offers are about. */
export const TERMS = ['THEME', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL'] as const;
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

/** All that a lens shows, read anew. Fails with TOO_LARGE, before it reads any offer, where the graph has too many. */
export async function readMarket(database: Database, lens: Lens, synthetic: boolean): Promise<Market> {
  const [size] = await sizeOf(database.read);
  if (size && size.offers > LIMITS.offers) throw tooMany(LIMITS.offers, 'offers', size.offers);
  const seen = boundedBy(lens, await database.horizon());
  const common = { ...lensParameters(seen), synthetic, limit: integer(LIMITS.page) };
  const terms: TermRow[] = [];
  const names = new Map<string, string>();
  for (const kind of TERMS) {
    const page = (after: string) => termsAfter(database.read, { ...common, kind, after });
    for await (const rows of pages(page, LIMITS.terms)) for (const row of rows) terms.push(row);
  }
  for (const { id, name } of terms) names.set(id, name);
  const majors = new Map(terms.flatMap((term) => (term.kind === 'MAJOR' ? [[term.id, term] as const] : [])));
  const recorded = new OfferRows('RECORDED');
  const derived = new OfferRows('DERIVED');
  const readRecorded = async () => {
    const page = (after: string) => offersAfter(database.read, { ...common, after });
    for await (const rows of pages(page, LIMITS.offers)) {
      for (const row of rows) recorded.add(offerFrom(row, seen));
      for (const { id, name } of rows.flatMap((row) => row.owners)) names.set(id, name);
    }
  };
  const readDerived = async () => {
    const page = (after: string) => standingAfter(database.read, { ...common, after });
    for await (const rows of pages(page, LIMITS.offers)) {
      for (const row of rows) {
        for (const offer of standingFrom(row, majors)) derived.add(offer, stemOf(row));
        names.set(row.id, row.name);
      }
    }
  };
  await Promise.all([readRecorded(), readDerived()]);
  return { ...marketFrom([recorded, derived], terms, names), ties: new TieReader(database, seen) };
}

/** All pages of rows, by key. */
async function* pages<R extends { readonly key: string }>(
  page: (after: string) => Promise<R[]>,
  most: number,
): AsyncGenerator<readonly R[]> {
  let rows = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: R[] = await page(after);
    rows += found.length;
    if (rows > most) throw tooMany(most, 'offers or terms', rows);
    yield found;
    after = found.length === LIMITS.page ? found.at(-1)?.key : undefined;
  }
}

const tooMany = (most: number, what: string, found: number): SilianError =>
  new SilianError(
    'TOO_LARGE',
    `Matching holds at most ${most} ${what} at once; this graph has ${found}. Load fewer regions into a graph of their own. 供需数量超出撮合上限`,
  );

function offerFrom({ key, offer, versions, topics, places, owners }: OfferRow, lens: Lens): MarketOffer {
  const stood = versionUnder(versions, lens);
  const attributes = Attributes.parse(stood ? { ...offer, ...Version.parse(stood) } : offer);
  const id = String(offer.id);
  const [place] = places;
  const [owner] = owners;
  return {
    id,
    key,
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
    region: place?.[1] ?? owner?.places[0]?.id ?? null,
    regions: (place ? place[2] : owner?.places[0]?.lineage) ?? [],
    owner: owner?.id ?? null,
    topics: topics
      .filter(([, to, weight], at) => weight > 0 && topics.findIndex((each) => each[1] === to) === at)
      .map(([fact, to, weight]) => ({ id: to, weight, fact: { id: fact, from: id, to } })),
    confidence: attributes.confidence * (owner?.confidence ?? 1),
    locatedBy: place?.[0] ?? null,
    ownedBy: owner?.fact ?? null,
  };
}

function marketFrom(
  rows: readonly OfferRows[],
  terms: readonly TermRow[],
  names: ReadonlyMap<string, string>,
): Omit<Market, 'ties'> {
  const tables = rows.map((each) => new OfferTable(each));
  const about = new Map<string, number>();
  for (const { topic, topics } of tables) {
    for (const number of topic) {
      const id = topics.at(number) ?? '';
      about.set(id, (about.get(id) ?? 0) + 1);
    }
  }
  const offers = tables.reduce((sum, { size }) => sum + size, 0);
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
  const model = { taxonomy: new Taxonomy(topics, bridges, about), offers, about };
  return {
    indexes: tables.map((table) => new OfferIndex(table, model)),
    model,
    terms: new Map(terms.map(({ id, key, kind }) => [id, { key, kind }])),
    names,
    bridges: new Map(joined.map(({ fact, from, id }) => [fact, { id: fact, from, to: id }])),
    weight: offers + names.size,
  };
}
