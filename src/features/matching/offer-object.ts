import type { GraphQLResolveInfo } from 'graphql';
import type { Lens } from '../../database/lens.ts';
import { plain, typed } from '../../database/reading/answer.ts';
import type { FactRef } from '../../database/reading/claims.ts';
import { connectionOf, entityOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import type { MarketOffer } from './market/offer.ts';

type Asked = { readonly first?: number | null; readonly after?: string | null };

type Read<T> = (args: unknown, context: Context, info: GraphQLResolveInfo) => Promise<T>;

/** An offer as a field that is read when selected: a recorded one from the graph, another from what it rests on. */
export const offerOf = (offer: MarketOffer, lens: Lens): Read<object> =>
  offer.origin === 'RECORDED' ? entityOf(offer.id, lens) : async () => offerObject(offer, lens);

/** The same of a list. */
export const offersAt =
  (offers: readonly MarketOffer[], lens: Lens): Read<object[]> =>
  (args, context, info) =>
    Promise.all(offers.map((offer) => offerOf(offer, lens)(args, context, info)));

/** The object of an offer that is not stored. What a source says of it is read from the fact that it rests on. */
export function offerObject(offer: MarketOffer, lens: Lens): object {
  const [fact] = offer.topics.flatMap((topic) => topic.fact ?? []);
  const object = {
    ...{ id: `${offer.id}${lens.suffix}`, key: offer.key, kind: 'OFFER', name: offer.name },
    ...{ aliases: [], identifiers: [], urgency: null },
    ...{ side: offer.side, category: offer.category, quantity: offer.quantity, unit: offer.unit },
    ...{ level: offer.level, reach: offer.reach, synthetic: offer.synthetic, origin: offer.origin },
    owner: offer.owner === null ? null : entityOf(offer.owner, lens),
    region: offer.region === null ? null : entityOf(offer.region, lens),
    topics: offer.topics.map(({ id, weight }) => plain({ topic: entityOf(id, lens), weight })),
    relations: ({ first, after }: Asked) =>
      connectionOf(
        pageOf([], () => [''], windowFrom({ first: first ?? 20, after }, 'relations', 'none', 1)),
        {
          placeOf: () => [''],
          node: () => ({}),
          nodes: () => [],
          totalCount: 0,
        },
      ),
    validity: fact ? partOf(fact, [], lens) : assumedValidity(offer),
    provenance: fact ? provenanceOf(offer, fact, lens) : ASSUMED,
  };
  return plain(typed(object, 'Offer'));
}

/** An empty page. */
const nothing = ({ first, after }: Asked, usual: number, field: string): object =>
  connectionOf(
    pageOf([], () => [''], windowFrom({ first: first ?? usual, after }, field, 'none', 1)),
    {
      placeOf: () => [''],
      node: () => ({}),
      nodes: () => [],
      totalCount: 0,
    },
  );

const assumedValidity = ({ from, to }: MarketOffer): object =>
  plain({
    ...{ from, to, observedOn: [] },
    ...{ fromPrecision: from === null ? null : 'DAY', toPrecision: to === null ? null : 'DAY' },
  });

/** Nobody says so. */
const ASSUMED = plain({
  ...{ status: 'INFERRED', confidence: 0, inferred: [], retractedAt: null, attributedTo: [] },
  recordedAt: (_args: unknown, { now, answer }: Context) => {
    answer.isRepeatable = false;
    return now.toISOString();
  },
  evidence: (asked: Asked) => nothing(asked, 10, 'Provenance.evidence'),
});

const partOf =
  (fact: FactRef, path: readonly string[], lens: Lens): Read<unknown> =>
  (_args, { loaders }, info) =>
    loaders.claims.within(fact, path, lens, info);

/** Inferred, and less sure than its fact, whose evidence is its own. */
function provenanceOf({ confidence }: MarketOffer, fact: FactRef, lens: Lens): object {
  const own = partOf(fact, ['provenance'], lens);
  return plain({
    ...{ status: 'INFERRED', confidence, inferred: ['category', 'level', 'name', 'side'] },
    ...{ recordedAt: own, retractedAt: own, evidence: own, attributedTo: own },
  });
}
