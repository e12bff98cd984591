import type { Properties } from '../state.ts';

/** That an entry of a tree lies in another: keys, and when. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly holdsFrom: string;
  readonly holdsTo: string;
}

/** An entry of a tree, still without what it lies in. */
export interface Entry {
  readonly number: number;
  readonly labels: string;
  readonly properties: Properties;
}

/** As many steps as cypher/ingestion/lineage.cypher goes. */
const STEPS = 8;

/** What entries of trees lie in, in memory: what lineage.cypher and circles.cypher find in the graph. */
export class Trees {
  readonly #above = new Map<string, Step[]>();
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    for (const step of steps) {
      const known = this.#above.get(step.from);
      if (known) known.push(step);
      else this.#above.set(step.from, [step]);
    }
  }

  /** The keys of what an entry lies in on a day: itself, then the nearest, those equally near by key. */
  lineage(key: string, today: string): string[] {
    const found = new Set([key]);
    let last = [key];
    for (let steps = 0; steps < STEPS && last.length > 0; steps++) {
      const above = last.flatMap((each) => this.#above.get(each) ?? []).filter(({ holdsTo }) => holdsTo > today);
      last = [...new Set(above.map(({ to }) => to))].filter((each) => !found.has(each)).sort();
      for (const each of last) found.add(each);
    }
    return [...found];
  }

  /** The steps by which an entry would lie in itself, each with the keys from it up to itself. */
  circles(): { readonly from: string; readonly to: string; readonly circle: readonly string[] }[] {
    return this.#steps.flatMap((step) => {
      const way = this.#wayUp(step);
      return way ? [{ from: step.from, to: step.to, circle: [step.from, ...way] }] : [];
    });
  }

  /** The shortest way from the end of a step to its beginning, over steps that hold while it does. */
  #wayUp({ from, to, holdsFrom, holdsTo }: Step): string[] | undefined {
    const came = new Map<string, string | undefined>([[to, undefined]]);
    for (const key of came.keys()) {
      if (key === from) return wayTo(key, came);
      for (const step of this.#above.get(key) ?? [])
        if (step.holdsFrom < holdsTo && step.holdsTo > holdsFrom && !came.has(step.to)) came.set(step.to, key);
    }
    return undefined;
  }
}

function wayTo(end: string, came: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let key: string | undefined = end; key !== undefined; key = came.get(key)) way.unshift(key);
  return way;
}
