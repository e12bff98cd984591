import MiniSearch from 'minisearch';
import { bigrams, type Scores } from './baselines.ts';

/** An offer as text: its name and those of its topics. */
export interface Text {
  readonly id: string;
  readonly names: string;
}

/** BM25+ (Lv and Zhai 2011) over the names of supplies, as MiniSearch scores it with its usual k, b and d. */
export function bm25(supplies: readonly Text[]): (demand: Text) => Scores {
  const search = new MiniSearch<Text>({ fields: ['names'], tokenize: bigrams, processTerm: (term) => term });
  search.addAll(supplies);
  return ({ names }) => new Map(search.search(names).map(({ id, score }): [string, number] => [String(id), score]));
}
