/** What baselines know of an offer: its key, and its topics with their weights. */
export interface Described {
  readonly key: string;
  readonly topics: ReadonlyMap<string, number>;
}

/** How well each supply answers a demand, by the supply's key; those that have nothing in common are not listed. */
export type Scores = ReadonlyMap<string, number>;

/** Topics in common over topics of either (Jaccard 1901). */
export function jaccard(demand: Described, supplies: readonly Described[]): Scores {
  return scored(supplies, ({ topics }) => {
    const common = [...demand.topics.keys()].filter((topic) => topics.has(topic)).length;
    return common / (demand.topics.size + topics.size - common);
  });
}

/**
 * Cosine of vectors of topics, each weight × ln(offers / offers about it) (Salton and Buckley 1988).
 * @param all supplies and demands: how rare a topic is
 */
export function tfIdfCosine(all: readonly Described[]): (demand: Described, supplies: readonly Described[]) => Scores {
  const about = new Map<string, number>();
  for (const { topics } of all) for (const topic of topics.keys()) about.set(topic, (about.get(topic) ?? 0) + 1);
  const vectors = new Map(all.map((offer) => [offer.key, vectorOf(offer, all.length, about)]));
  const vector = ({ key }: Described) => vectors.get(key) ?? new Map<string, number>();
  return (demand, supplies) => scored(supplies, (supply) => cosine(vector(demand), vector(supply)));
}

const vectorOf = ({ topics }: Described, offers: number, about: ReadonlyMap<string, number>) =>
  new Map([...topics].map(([topic, weight]) => [topic, weight * Math.log(offers / (about.get(topic) ?? offers))]));

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const product = [...a].reduce((sum, [topic, value]) => sum + value * (b.get(topic) ?? 0), 0);
  return product === 0 ? 0 : product / (lengthOf(a) * lengthOf(b));
}

const lengthOf = (vector: ReadonlyMap<string, number>): number => Math.hypot(...vector.values());

const scored = (supplies: readonly Described[], score: (supply: Described) => number): Scores =>
  new Map(supplies.map((supply): [string, number] => [supply.key, score(supply)]).filter(([, value]) => value > 0));

/** Pairs of neighbouring characters, as usual for Chinese, which sets no spaces; a space parts names. */
export const bigrams = (text: string): string[] =>
  text
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => [...name])
    .flatMap((name) => (name.length < 2 ? name.join('') : name.slice(1).map((each, at) => `${name[at]}${each}`)));

/** Keys by score, the best first, by key among equals, at most so many. */
export const ranked = (scores: Scores, most: number): string[] =>
  [...scores]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);
