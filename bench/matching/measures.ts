/** What a judge says of each item, by key: 0 (of no use) to 3 (just right); what is not listed is 0. */
export type Grades = ReadonlyMap<string, number>;

/** Items from this grade on are relevant where a measure knows only yes and no. */
export const RELEVANT = 2;

/**
 * Normalised discounted cumulative gain of the first `depth` of a ranking, 0 to 1: gain 2^grade − 1, discount
 * log2(rank + 1), over that of the best ranking there can be (Järvelin and Kekäläinen 2002; gain by Burges et al. 2005).
 */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = gained([...grades.values()].sort((a, b) => b - a).slice(0, depth));
  return ideal === 0 ? 0 : gained(ranking.slice(0, depth).map((key) => grades.get(key) ?? 0)) / ideal;
}

const gained = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** One over the rank of the first relevant item, 0 where there is none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades): number {
  const first = ranking.findIndex((key) => isRelevant(key, grades));
  return first < 0 ? 0 : 1 / (first + 1);
}

/** The share of all relevant items that are among the first `depth`. */
export function recall(ranking: readonly string[], grades: Grades, depth: number): number {
  const relevant = [...grades.keys()].filter((key) => isRelevant(key, grades)).length;
  const found = ranking.slice(0, depth).filter((key) => isRelevant(key, grades)).length;
  return relevant === 0 ? 0 : found / relevant;
}

export const isRelevant = (key: string, grades: Grades): boolean => (grades.get(key) ?? 0) >= RELEVANT;
