import { percentile } from '../measure.ts';
import type { Series } from './running/rounds.ts';
import type { Slice } from './running/slice.ts';
import type { SystemName } from './system.ts';

/** A median with the least and the most of its rounds. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return { median: (low + high) / 2, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

export const throughput = ({ requests, seconds }: Slice): number => requests / seconds;
/** CPU of both processes a request, in milliseconds. */
export const cpuEach = ({ nodeCpu, neo4jCpu, requests }: Slice): number => (nodeCpu + neo4jCpu) / requests;

/** One system's figures of a series. */
export interface Figures {
  readonly perSecond: Spread;
  /** How many of a hundred requests were refused. */
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU a request, in milliseconds. */
  readonly nodeCpu: number;
  readonly neo4jCpu: number;
}

export function figuresOf(slices: readonly Slice[]): Figures {
  const latencies = slices.flatMap((each) => each.latencies).sort((a, b) => a - b);
  return {
    perSecond: spreadOf(slices.map(throughput)),
    refused: (100 * sum(slices, (each) => each.refused)) / sum(slices, (each) => each.refused + each.requests),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    nodeCpu: spreadOf(slices.map(({ nodeCpu, requests }) => nodeCpu / requests)).median,
    neo4jCpu: spreadOf(slices.map(({ neo4jCpu, requests }) => neo4jCpu / requests)).median,
  };
}

const sum = <T>(list: readonly T[], of: (each: T) => number): number => list.reduce((all, each) => all + of(each), 0);

/** How Silian stands to another system, round by round; undefined where one of them was not asked. */
export function ratio(series: Series | undefined, other: SystemName, of: (slice: Slice) => number): Spread | undefined {
  const ours = series?.slices.get('silian');
  const theirs = series?.slices.get(other);
  if (!ours || !theirs) return undefined;
  return spreadOf(
    ours.flatMap((slice, round) => {
      const beside = theirs[round];
      return beside ? [of(slice) / of(beside)] : [];
    }),
  );
}
