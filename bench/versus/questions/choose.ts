import { z } from 'zod';
import type { Random, Read } from '../question.ts';

const Keys = z.array(z.object({ key: z.string() }));

export const keysOf = async (read: Read, cypher: string): Promise<string[]> =>
  Keys.parse(await read(`CYPHER 5 ${cypher}`)).map(({ key }) => key);

/** So many of a list, some perhaps twice. */
export function chosen<T>(from: readonly T[], count: number, random: Random): T[] {
  return Array.from({ length: count }, () => {
    const each = from[Math.floor(random() * from.length)];
    if (each === undefined) throw new Error('there is nothing to ask about in this graph');
    return each;
  });
}
