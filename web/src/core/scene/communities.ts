import { neighboursIn, type Scene } from './scene.ts';

const ROUNDS = 30;

/**
 * Who belongs together in what is shown: entity by entity, each goes where more of its lines lead than chance would have
 * it (the local moves of the Louvain method), until none moves. The same scene gives the same answer. Returns a number
 * for each key, the largest community 1; those alone are 0.
 */
export function communitiesOf({ nodes, links }: Scene): Map<string, number> {
  const neighbours = neighboursIn(links);
  const degree = (key: string): number => neighbours.get(key)?.length ?? 0;
  const keys = [...nodes.keys()].sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
  const home = new Map(keys.map((key) => [key, key]));
  const ends = new Map(keys.map((key) => [key, degree(key)]));
  const all = Math.max(2 * links.length, 1);
  const move = (key: string): boolean => {
    const own = home.get(key) ?? key;
    ends.set(own, (ends.get(own) ?? 0) - degree(key));
    const into = linksInto(neighbours.get(key) ?? [], home);
    const gain = (to: string): number => (into.get(to) ?? 0) - (degree(key) * (ends.get(to) ?? 0)) / all;
    let best = own;
    for (const to of [...into.keys()].sort()) if (gain(to) > gain(best) + 1e-9) best = to;
    home.set(key, best);
    ends.set(best, (ends.get(best) ?? 0) + degree(key));
    return best !== own;
  };
  for (let round = 0; round < ROUNDS; round++) {
    // every one of them has its turn
    const moved = keys.filter(move);
    if (moved.length === 0) break;
  }
  return numbered(home);
}

/** How many lines lead into each community. */
function linksInto(neighbours: readonly string[], home: ReadonlyMap<string, string>): Map<string, number> {
  const into = new Map<string, number>();
  for (const each of neighbours) {
    const at = home.get(each);
    if (at !== undefined) into.set(at, (into.get(at) ?? 0) + 1);
  }
  return into;
}

/** Communities by size, the largest first, from 1 on. */
function numbered(home: ReadonlyMap<string, string>): Map<string, number> {
  const members = new Map<string, string[]>();
  for (const [key, at] of home) members.set(at, [...(members.get(at) ?? []), key]);
  const communities = [...members.values()]
    .filter((each) => each.length > 1)
    .sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const numbers = new Map([...home.keys()].map((key) => [key, 0]));
  for (const [index, keys] of communities.entries()) for (const key of keys) numbers.set(key, index + 1);
  return numbers;
}
