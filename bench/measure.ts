/** Times of one kind of question, in milliseconds. */
export interface Measured {
  readonly name: string;
  /** The longest of those asked for the first time: they are planned, and find nothing cached. */
  readonly first: number;
  /** Sorted. */
  readonly times: readonly number[];
  /** Answers by what cut them; `whole` where nothing did. */
  readonly cuts: ReadonlyMap<string, number>;
}

/** Asks every question once to warm up, then once more against the clock, one at a time. */
export async function measure<Q>(
  name: string,
  questions: readonly Q[],
  ask: (question: Q) => Promise<string>,
): Promise<Measured> {
  let first = 0;
  for (const each of questions) first = Math.max(first, (await timed(() => ask(each)))[0]);
  const times: number[] = [];
  const cuts = new Map<string, number>();
  for (const each of questions) {
    const [time, cut] = await timed(() => ask(each));
    times.push(time);
    cuts.set(cut, (cuts.get(cut) ?? 0) + 1);
    if (process.env.SLOW && time > Number(process.env.SLOW))
      console.error(name, time.toFixed(0), JSON.stringify(each), cut);
  }
  return { name, first, times: times.sort((a, b) => a - b), cuts };
}

async function timed<T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** Of sorted figures, the one that a share of them does not exceed. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** A row of the table below the heading. */
export function told({ name, first, times, cuts }: Measured): string {
  const whole = [...cuts].map(([cut, count]) => `${count} ${cut}`).join(', ');
  const figures = [first, percentile(times, 0.5), percentile(times, 0.95), times.at(-1) ?? 0];
  return `| ${name} | ${times.length} | ${figures.map((each) => each.toFixed(0)).join(' | ')} | ${whole} |`;
}

export const HEADING =
  '| question | asked | longest first use ms | p50 ms | p95 ms | longest ms | answers |\n|---|---|---|---|---|---|---|';
