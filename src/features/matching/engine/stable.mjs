import { bySupply } from './market.mjs';

const NONE = -1;

/**
 * Pairs each offer at most once so that no two would both rather have each other; demands propose
 * (Gale and Shapley 1962). Both sides rank by score, ties by key; anything is better than nothing.
 * @param {import('./market.mjs').Market} market
 * @returns {Int32Array} the pair of each demand, -1 for none
 */
export function stable(market) {
  const { supply, demand, starts, supplies, scores } = market;
  const { demands } = bySupply(market);
  const wishes = Array.from(demand, (_, d) => wishesOf(starts[d], starts[d + 1], scores));
  const next = new Uint32Array(demand.length);
  const held = new Int32Array(supply.length).fill(NONE);
  const pairs = new Int32Array(demand.length).fill(NONE);
  const waiting = Array.from(demand, (_, d) => demand.length - 1 - d);
  for (let d = waiting.pop(); d !== undefined; d = waiting.pop()) {
    const p = wishes[d][next[d]++];
    if (p === undefined) continue;
    const rival = held[supplies[p]];
    if (rival !== NONE && !(scores[p] > scores[rival] || (scores[p] === scores[rival] && d < demands[rival]))) {
      waiting.push(d);
      continue;
    }
    held[supplies[p]] = p;
    pairs[d] = p;
    if (rival === NONE) continue;
    pairs[demands[rival]] = NONE;
    waiting.push(demands[rival]);
  }
  return pairs;
}

const wishesOf = (from, to, scores) =>
  Uint32Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => scores[b] - scores[a] || a - b);

/**
 * How many pairs would both rather have each other than what they were given.
 * @param {import('./market.mjs').Market} market
 * @param {Int32Array} pairs the pair of each demand, -1 for none
 */
export function blockingPairs({ supply, demand, starts, supplies, scores }, pairs) {
  const taker = new Int32Array(supply.length).fill(NONE);
  pairs.forEach((p, d) => {
    if (p !== NONE) taker[supplies[p]] = d;
  });
  let blocking = 0;
  for (let d = 0; d < demand.length; d++) {
    const own = pairs[d];
    for (let p = starts[d]; p < starts[d + 1]; p++) {
      const other = taker[supplies[p]];
      const demandWould = own === NONE || scores[p] > scores[own] || (scores[p] === scores[own] && p < own);
      const theirs = other === NONE ? NONE : pairs[other];
      const supplyWould = theirs === NONE || scores[p] > scores[theirs] || (scores[p] === scores[theirs] && d < other);
      if (demandWould && supplyWould) blocking++;
    }
  }
  return blocking;
}
