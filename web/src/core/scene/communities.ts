import { neighboursIn, type Scene } from './scene.ts';

const ROUNDS = 20;

/**
 * Who belongs together in what is shown: each takes the word of most of its neighbours, in one order, until nothing
 * changes. The same scene gives the same answer. Returns a number for each key; those alone are 0.
 */
export function communitiesOf({ nodes, links }: Scene): Map<string, number> {
  const neighbours = neighboursIn(links);
  const keys = [...nodes.keys()].sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
  function degree(key: string): number {
    return neighbours.get(key)?.length ?? 0;
  }
  const word = new Map(keys.map((key) => [key, key]));
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const key of keys) {
      const heard = mostHeard(neighbours.get(key) ?? [], word, word.get(key) ?? key);
      if (heard === word.get(key)) continue;
      word.set(key, heard);
      changed = true;
    }
    if (!changed) break;
  }
  return numbered(word);
}

/** The word of most; of several, the one it has itself, else the first. */
function mostHeard(neighbours: readonly string[], word: ReadonlyMap<string, string>, own: string): string {
  const counts = new Map<string, number>();
  for (const each of neighbours) {
    const said = word.get(each);
    if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const heard = [...counts].filter(([, count]) => count === most).map(([said]) => said);
  return heard.includes(own) ? own : (heard.sort()[0] ?? own);
}

/** Communities by size, the largest first, from 1 on. */
function numbered(word: ReadonlyMap<string, string>): Map<string, number> {
  const members = new Map<string, string[]>();
  for (const [key, said] of word) members.set(said, [...(members.get(said) ?? []), key]);
  const communities = [...members.values()]
    .filter((each) => each.length > 1)
    .sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const numbers = new Map([...word.keys()].map((key) => [key, 0]));
  for (const [index, keys] of communities.entries()) for (const key of keys) numbers.set(key, index + 1);
  return numbers;
}
