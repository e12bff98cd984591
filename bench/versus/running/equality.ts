import type { Asking } from './asking.ts';
import { Caller, dataOf } from './client.ts';
import { differenceBetween } from './difference.ts';

/** Asks all systems everything that will be asked, and throws where one answers otherwise than the first. */
export async function answerAlike(question: string, [first, ...others]: readonly Asking[]): Promise<number> {
  if (!first) return 0;
  const callers = new Map([first, ...others].map((asking) => [asking, new Caller(asking.service.url)]));
  const answered = new Set<string>();
  for (const [index, { body }] of first.asked.entries()) {
    if (answered.has(body)) continue;
    answered.add(body);
    const answers = await Promise.all([...callers].map(([asking, caller]) => answerTo(asking, caller, index)));
    for (const [at, { system }] of others.entries()) {
      const difference = differenceBetween(answers[0], answers[at + 1]);
      if (difference)
        throw new Error(`${question}: ${first.system} and ${system} differ at ${difference}\nasked ${body}`);
    }
  }
  for (const caller of callers.values()) await caller.close();
  return answered.size;
}

async function answerTo({ asked, answer }: Asking, caller: Caller, index: number): Promise<unknown> {
  const each = asked[index];
  return each && answer(dataOf(await caller.ask(each)));
}
