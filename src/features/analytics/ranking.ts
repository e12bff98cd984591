import type { Metric } from '../../generated/schema.ts';
import type { Ranks } from './engine/engine.ts';
import type { Network } from './network.ts';

/** One place of a ranking. */
export interface Ranked {
  readonly id: string;
  readonly key: string;
  readonly rank: number;
  readonly score: number;
}

/** The highest score first, the key among equals; every rank is given once. */
export async function rankingOf(network: Network, metric: Metric, field: string): Promise<Ranked[]> {
  const { ids, keys } = network.projection;
  const { order, scores }: Ranks = await network.ranks(metric, field);
  return Array.from(order, (node, place) => ({
    id: ids[node] ?? '',
    key: keys[node] ?? '',
    rank: place + 1,
    score: scores[node] ?? 0,
  }));
}
