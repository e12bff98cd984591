import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { entityId } from '../../database/ids.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { statement } from '../../database/statement.ts';
import { badInput, within } from '../../errors.ts';
import type { OfferInput } from '../../generated/schema.ts';
import type { Market } from './market/market.ts';
import type { MarketOffer, OfferTopic } from './market/offer.ts';
import { OfferIndex } from './market/offer-index.ts';
import { OfferTable } from './market/offer-table.ts';
import { Id, Place } from './market/rows.ts';

/** How keys of assumed offers begin; no record may take one. */
const ASSUMED = 'offer:hypothetical:';
const MOST = { offers: 100, topics: 50, label: 100 };

const Named = z.object({ id: Id, kind: z.string(), name: z.string(), actor: z.boolean(), places: z.array(Place) });
type Named = z.infer<typeof Named>;
const namedBy = statement('matching/named', Named);

/**
 * A market with offers besides that are only assumed. How rare topics are, and how alike, stays as it is: so that what
 * is assumed changes nothing but who is there. Refuses what names nothing, naming the field.
 */
export async function assuming(
  { database, lens, field }: { database: Database; lens: Lens; field: string },
  market: Market,
  inputs: readonly OfferInput[] | null | undefined,
): Promise<Market> {
  if (!inputs || inputs.length === 0) return market;
  const argument = `${field}.hypothetical`;
  within(argument, inputs.length, 0, MOST.offers, 'offers');
  const labels = inputs.map(({ label }) => label);
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  if (twice !== undefined) throw badInput(argument, `'${twice}' is the label of two`, 'a label for each');
  const keys = inputs.flatMap(({ owner, region }) => [owner ?? [], region == null ? [] : regionKey(region)].flat());
  const ids = [...new Set(keys.map(entityId))];
  const rows = ids.length === 0 ? [] : await namedBy(database.read, { ...lensParameters(lens), ids });
  const named = new Map(rows.map((row) => [row.id, row]));
  const assumed = inputs.map((input, at) => offerFrom(input, `${argument}[${at}]`, { market, named }));
  const table = OfferTable.of(assumed, 'HYPOTHETICAL');
  return {
    ...market,
    indexes: [...market.indexes, new OfferIndex(table, market.model)],
    names: { get: (id) => named.get(id)?.name ?? market.names.get(id) },
  };
}

const regionKey = (region: string): string => (region.includes(':') ? region : `region:${region}`);

interface Around {
  readonly market: Market;
  readonly named: ReadonlyMap<string, Named>;
}

function offerFrom(input: OfferInput, argument: string, around: Around): MarketOffer {
  const { label, quantity, from, to } = input;
  within(`${argument}.label`, label.trim().length, 1, MOST.label, 'characters');
  if (quantity != null && !(quantity > 0 && Number.isFinite(quantity)))
    throw badInput(`${argument}.quantity`, `${quantity} is no quantity`, 'above 0, or left out where none is known');
  if (from != null && to != null && to <= from)
    throw badInput(`${argument}.to`, `${to} is not later than ${from}`, 'the first day after the period');
  const owner = input.owner == null ? undefined : known(input.owner, `${argument}.owner`, around);
  if (owner && !owner.actor)
    throw badInput(`${argument}.owner`, `${input.owner} is ${owner.kind}`, 'an organisation, alliance or person');
  const region = input.region == null ? undefined : known(regionKey(input.region), `${argument}.region`, around);
  if (region && region.kind !== 'REGION')
    throw badInput(`${argument}.region`, `${input.region} is ${region.kind}`, 'the key or code of a region');
  const place = (region ?? owner)?.places[0];
  const key = `${ASSUMED}${label}`;
  return {
    ...{ id: key, key, name: input.name ?? label, side: input.side, origin: 'HYPOTHETICAL', synthetic: false },
    ...{ category: input.category ?? null, quantity: quantity ?? null, unit: input.unit ?? null },
    ...{ level: input.level ?? null, reach: input.reach ?? null, from: from ?? null, to: to ?? null },
    ...{ region: place?.id ?? null, regions: place?.lineage ?? [], owner: owner?.id ?? null },
    topics: topicsFrom(input, `${argument}.topics`, around),
    ...{ confidence: 1, locatedBy: null, ownedBy: null },
  };
}

function known(key: string, argument: string, { named }: Around): Named {
  const found = named.get(entityId(key));
  if (!found) throw badInput(argument, `nothing that holds on the day asked has the key ${key}`, 'a key of the graph');
  return found;
}

function topicsFrom({ topics }: OfferInput, argument: string, { market }: Around): OfferTopic[] {
  within(argument, topics.length, 1, MOST.topics, 'topics');
  return topics.map(({ key, weight }, at) => {
    const id = entityId(key);
    if (!market.terms.has(id)) {
      throw badInput(
        `${argument}[${at}].key`,
        `no topic has the key ${key}`,
        'a key of a major, skill, occupation, industry or theme',
      );
    }
    if (topics.findIndex((topic) => topic.key === key) !== at)
      throw badInput(`${argument}[${at}].key`, `${key} is a topic already`, 'each topic once');
    if (weight != null && !(weight > 0 && weight <= 1))
      throw badInput(`${argument}[${at}].weight`, `${weight} is no weight`, 'above 0, at most 1');
    return { id, weight: weight ?? 1, fact: undefined };
  });
}
