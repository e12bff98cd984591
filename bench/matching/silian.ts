import { parse } from 'graphql';
import { z } from 'zod';
import { entityId } from '../../src/database/ids.ts';
import { lensOf } from '../../src/database/lens.ts';
import { SilianError } from '../../src/errors.ts';
import { type Market, marketOf, offerIn } from '../../src/features/matching/market/market.ts';
import type { MarketOffer } from '../../src/features/matching/market/offer.ts';
import { OfferIndex } from '../../src/features/matching/market/offer-index.ts';
import { Taxonomy } from '../../src/features/matching/market/taxonomy.ts';
import type { Ties } from '../../src/features/matching/market/ties.ts';
import { excludedBy } from '../../src/features/matching/scoring/factors.ts';
import { Ranker } from '../../src/features/matching/scoring/ranking.ts';
import { FACTORS, type FactorName, type Model, USUAL_WEIGHTS } from '../../src/features/matching/scoring/score.ts';
import type { Graph } from '../graph.ts';
import type { Rank } from './evaluation.ts';
import type { Term } from './vocabularies.ts';

/** How deep rankings are read: the most that one page gives. */
export const DEPTH = 100;

const MATCHES = parse(`query ($offer: ID!, $weights: [FactorWeight!]) {
  matches(offer: $offer, weights: $weights, first: ${DEPTH}, filter: { includeSynthetic: true }, asOf: { anyTime: true }) {
    nodes { offer { key } }
  }
}`);
const Answer = z.object({ matches: z.object({ nodes: z.array(z.object({ offer: z.object({ key: z.string() }) })) }) });

/** What the service answers, with some of its weights replaced. */
export const served =
  (graph: Graph, weights: Partial<Record<FactorName, number>> = {}): Rank =>
  async (offer) => {
    const given = FACTORS.flatMap((factor) => {
      const weight = weights[factor];
      return weight === undefined ? [] : [{ factor, weight }];
    });
    const { matches } = Answer.parse(await graph.ask(MATCHES, { offer, weights: given }));
    return matches.nodes.map(({ offer: { key } }) => key);
  };

/** The engine behind `matches`, on the market that the service keeps: for changes of its model, which no argument makes. */
export class Engine {
  readonly #market: Market;
  readonly #ties: Ties;

  private constructor(market: Market, ties: Ties) {
    this.#market = market;
    this.#ties = ties;
  }

  static async of({ database }: Graph): Promise<Engine> {
    const market = await patiently(() => marketOf(database, lensOf({ anyTime: true }, new Date()), true));
    const owners = market.indexes.flatMap(({ offers }) => offers.owners.values);
    return new Engine(market, await patiently(() => market.ties.among(owners)));
  }

  /** Rankings by another model: how rare topics are, and how alike. */
  ranking(model: Partial<Model> = {}): (demand: string) => readonly string[] {
    const { indexes: usual, model: known } = this.#market;
    const changed = { ...known, ...model };
    const indexes = usual.map(({ offers }) => new OfferIndex(offers, changed));
    const ranker = new Ranker({ indexes, model: changed, ties: this.#ties }, { weights: USUAL_WEIGHTS, whole: false });
    return (demand) => ranker.rank(this.#offer(demand), { most: DEPTH }).ranked.map(({ offer: { key } }) => key);
  }

  /** Whether a supply passes the hard filters for a demand. */
  passes(demand: string, supply: string): boolean {
    return excludedBy({ demand: this.#offer(demand), supply: this.#offer(supply) }, false) === undefined;
  }

  /** The trees of terms without what joins one tree to another. */
  unjoined(terms: readonly Term[]): Taxonomy {
    const topics = terms.map(({ key, kind, parent }) => ({
      ...{ id: entityId(key), key, kind },
      parents: parent === undefined ? [] : [entityId(parent)],
    }));
    return new Taxonomy(topics, [], this.#market.model.about);
  }

  #offer(key: string): MarketOffer {
    const offer = offerIn(this.#market, key);
    if (!offer) throw new RangeError(`The market has no offer ${key}`);
    return offer;
  }
}

/** What comes of the first read that is in time: on a busy machine, one of a database that has just started may not be. */
async function patiently<T>(read: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const late = error instanceof SilianError && error.code === 'DEADLINE_EXCEEDED';
    if (!late || tries <= 1) throw error;
    return patiently(read, tries - 1);
  }
}

/** Terms are alike only where they are the same. */
export const SAME_TERM: Model['taxonomy'] = new Taxonomy([], []);

/** Every topic tells as much as any other: an idf of 1. */
export const EQUALLY_TELLING = { offers: 0, about: new Map<string, number>() } as const;
