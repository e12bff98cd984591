import { type Grades, isRelevant, ndcg, recall, reciprocalRank } from './measures.ts';

/** Keys of supplies for the key of a demand, the best first. */
export type Rank = (demand: string) => readonly string[] | Promise<readonly string[]>;

/** How many of the first are looked at. */
const LOOKED_AT = 10;

export const MEASURES = ['NDCG@10', 'MRR', 'recall@10'] as const;
export type Measure = (typeof MEASURES)[number];

/** What each measure gives for each question, in the order of questions. */
export type Figures = Readonly<Record<Measure, readonly number[]>>;

/** A demand, and how a judge grades every supply for it. */
export interface Question {
  readonly demand: string;
  readonly grades: Grades;
}

/** Questions that have an answer: a demand that nothing is relevant for tells no ranking from another. */
export const answerable = (questions: readonly Question[]): Question[] =>
  questions.filter(({ grades }) => [...grades.keys()].some((key) => isRelevant(key, grades)));

export async function evaluate(rank: Rank, questions: readonly Question[]): Promise<Figures> {
  const figures: Record<Measure, number[]> = { 'NDCG@10': [], MRR: [], 'recall@10': [] };
  for (const { demand, grades } of questions) {
    const ranking = await rank(demand);
    figures['NDCG@10'].push(ndcg(ranking, grades, LOOKED_AT));
    figures.MRR.push(reciprocalRank(ranking, grades));
    figures['recall@10'].push(recall(ranking, grades, LOOKED_AT));
  }
  return figures;
}
