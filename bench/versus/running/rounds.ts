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

/** Slices of all systems before a question is measured: what is compiled while it runs is compiled then. */
const WARMING = 2;

/**
 * Question by question, its systems by turns: what else this machine does meets all of them alike, and none has
 * forgotten the question since its last turn.
 */
export async function measured(asking: ReadonlyMap<string, readonly Asking[]>, plan: Plan): Promise<Series[]> {
  const all: Series[] = [];
  for (const [question, systems] of asking) {
    plan.onProgress(`${question}: warming up`);
    const clients = Math.max(...plan.clients);
    for (let turn = 0; turn < WARMING; turn++) for (const each of systems) await slice(each, { ...plan, clients });
    all.push(...(await roundsOf(question, systems, plan)));
  }
  return all;
}

async function roundsOf(question: string, systems: readonly Asking[], plan: Plan): Promise<Series[]> {
  const all = plan.clients.map((clients) => ({ question, clients, slices: new Map<SystemName, Slice[]>() }));
  for (let round = 0; round < plan.rounds; round++) {
    plan.onProgress(`${question}: round ${round + 1} of ${plan.rounds}`);
    for (const { clients, slices } of all) {
      for (const each of turned(systems, round)) {
        const done = await slice(each, { ...plan, clients });
        slices.set(each.system, [...(slices.get(each.system) ?? []), done]);
      }
    }
  }
  return all;
}

/** Each round begins with another, so that none always comes after the same one. */
const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];
