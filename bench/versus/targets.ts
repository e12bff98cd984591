import { cpuEach, ratio, type Spread, throughput } from './figures.ts';
import type { Series } from './running/rounds.ts';

/** A line of issue 9's table. */
export interface Target {
  readonly text: string;
  readonly must: number;
  readonly moonshot: number;
  /** Whether less is better. */
  readonly atMost: boolean;
  readonly reached: Spread | undefined;
}

type Found = (question: string, clients: number) => Series | undefined;

export function targetsOf(all: readonly Series[], titles: ReadonlyMap<string, string>): Target[] {
  const found: Found = (question, clients) =>
    all.find((series) => series.question === question && series.clients === clients);
  const title = (question: string): string => titles.get(question) ?? question;
  const against = (question: string, clients: number, must: number, moonshot: number): Target => ({
    text: `${title(question)}, against @neo4j/graphql, ${callers(clients)}`,
    ...{ must, moonshot, atMost: false },
    reached: ratio(found(question, clients), 'neo4j-graphql', throughput),
  });
  const floor = [...titles.keys()].map((question) => ({
    text: `${title(question)}, against the floor with maps, 32 clients`,
    ...{ must: 0.8, moonshot: 1, atMost: false },
    reached: ratio(found(question, 32), 'floor-maps', throughput),
  }));
  const cpu = [...titles.keys()].map((question) => ({
    text: `${title(question)}, CPU a request (Node and Neo4j), against @neo4j/graphql, 32 clients`,
    ...{ must: 0.4, moonshot: 0.32, atMost: true },
    reached: ratio(found(question, 32), 'neo4j-graphql', cpuEach),
  }));
  return [
    ...['by-key', 'three-levels'].flatMap((each) => [against(each, 32, 2.3, 3), against(each, 1, 2.6, 3)]),
    ...[against('neighbourhood', 32, 2.5, 3.5), against('neighbourhood', 1, 2, 3.5)],
    ...['search', 'chain', 'matching'].flatMap((each) => [against(each, 32, 1.5, 1.8), against(each, 1, 1.5, 1.8)]),
    ...floor,
    ...cpu,
  ].filter(({ text }) => [...titles.values()].some((each) => text.startsWith(each)));
}

const callers = (clients: number): string => (clients === 1 ? '1 client' : `${clients} clients`);

/** By the median of the rounds. */
export function verdictOf({ reached, must, moonshot, atMost }: Target): string {
  if (!reached) return 'not measured';
  const passes = (bound: number): boolean => (atMost ? reached.median <= bound : reached.median >= bound);
  if (passes(moonshot)) return 'met, and the moonshot';
  return passes(must) ? 'met' : 'missed';
}
