import type { SystemName } from '../system.ts';
import type { Asking } from './asking.ts';
import { type Slice, slice } from './slice.ts';

/** Slices of one question asked by so many clients, by system, a slice a round. */
export interface Series {
  readonly question: string;
  readonly clients: number;
  readonly slices: ReadonlyMap<SystemName, readonly Slice[]>;
}

export interface Plan {
  readonly rounds: number;
  readonly seconds: number;
  readonly clients: readonly number[];
  readonly neo4j: number | undefined;
  readonly onProgress: (line: string) => void;
}

/** Everything by turns: what else this machine does, and what warms up, meets all systems alike. */
export async function measured(asking: ReadonlyMap<string, readonly Asking[]>, plan: Plan): Promise<Series[]> {
  const all = [...asking].flatMap(([question, systems]) =>
    plan.clients.map((clients) => ({ question, clients, systems, slices: new Map<SystemName, Slice[]>() })),
  );
  // the first round warms up and is thrown away
  for (let round = -1; round < plan.rounds; round++) {
    plan.onProgress(round < 0 ? 'Warming up' : `Round ${round + 1} of ${plan.rounds}`);
    for (const { clients, systems, slices } of all) {
      for (const each of turned(systems, round + 1)) {
        const done = await slice(each, { ...plan, clients });
        if (round >= 0) slices.set(each.system, [...(slices.get(each.system) ?? []), done]);
      }
    }
  }
  return all.map(({ question, clients, slices }) => ({ question, clients, slices }));
}

/** Each round begins with another, so that none always comes after the same one. */
const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];
