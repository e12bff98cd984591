import { FACTORS } from '../../src/features/matching/scoring/score.ts';
import type { Graph } from '../graph.ts';
import { jaccard, ranked, type Scores, tfIdfCosine } from './baselines.ts';
import { bm25, type Text } from './bm25.ts';
import type { Rank } from './evaluation.ts';
import { type Group, SILIAN } from './outcome.ts';
import type { Recorded } from './recorded.ts';
import { DEPTH, type Engine, EQUALLY_TELLING, SAME_TERM, served } from './silian.ts';
import type { Term } from './vocabularies.ts';

/** Something that ranks supplies for a demand. */
export interface System {
  readonly name: string;
  readonly group: Group;
  readonly rank: Rank;
}

interface Given {
  readonly graph: Graph;
  readonly engine: Engine;
  readonly offers: readonly Recorded[];
  readonly terms: readonly Term[];
}

export function systemsOf({ graph, engine, offers, terms }: Given): System[] {
  const system = (group: Group, name: string, rank: Rank): System => ({ group, name, rank });
  return [
    system('silian', SILIAN, served(graph)),
    ...baselines(offers, terms).flatMap(([name, scores]) => [
      system('baseline', name, (demand) => ranked(scores(demand), DEPTH)),
      system('baseline', `${name}, behind our filters`, (demand) => {
        const passing = [...scores(demand)].filter(([supply]) => engine.passes(demand, supply));
        return ranked(new Map(passing), DEPTH);
      }),
    ]),
    ...FACTORS.map((factor) => system('factor', `without ${factor}`, served(graph, { [factor]: 0 }))),
    system('factor', 'COVERAGE alone', served(graph, COVERAGE_ALONE)),
    system('model', 'only the same term is alike', engine.ranking({ taxonomy: SAME_TERM })),
    system('model', 'trees, but nothing that joins them', engine.ranking({ taxonomy: engine.unjoined(terms) })),
    system('model', 'every topic tells as much (idf 1)', engine.ranking(EQUALLY_TELLING)),
  ];
}

const COVERAGE_ALONE = Object.fromEntries(FACTORS.map((factor) => [factor, factor === 'COVERAGE' ? 1 : 0]));

/** Each baseline, and what it makes of a demand; all are given what is recorded, and nothing else. */
function baselines(offers: readonly Recorded[], terms: readonly Term[]): [string, (demand: string) => Scores][] {
  const names = new Map(terms.map(({ key, name }) => [key, name]));
  const textOf = ({ key, name, topics }: Recorded): Text => ({
    id: key,
    names: [name, ...[...topics.keys()].map((topic) => names.get(topic) ?? '')].join(' '),
  });
  const supplies = offers.filter(({ side }) => side === 'SUPPLY');
  const byKey = new Map(offers.map((offer) => [offer.key, offer]));
  const [search, cosine] = [bm25(supplies.map(textOf)), tfIdfCosine(offers)];
  const methods: [string, (demand: Recorded) => Scores][] = [
    ['BM25 over names', (demand) => search(textOf(demand))],
    ['Jaccard over topics', (demand) => jaccard(demand, supplies)],
    ['TF-IDF cosine over topics', (demand) => cosine(demand, supplies)],
  ];
  return methods.map(([name, score]) => {
    const scores = (key: string): Scores => {
      const demand = byKey.get(key);
      return demand ? score(demand) : new Map();
    };
    return [name, scores];
  });
}
