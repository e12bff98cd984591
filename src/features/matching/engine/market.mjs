/**
 * Who may be given to whom. Offers and pairs are in the order of keys: that order settles ties.
 * @typedef {object} Market
 * @property {Float64Array} supply whole units of each supply, 0 or more
 * @property {Float64Array} demand whole units of each demand, 0 or more
 * @property {Uint32Array} starts where the pairs of each demand begin; one more at the end
 * @property {Uint32Array} supplies the supply of each pair, rising within a demand
 * @property {Float64Array} scores of each pair, whole numbers, 0 or more
 */

/**
 * The pairs of each supply, as places in the market's lists, in the order of demands.
 * @param {Market} market
 */
export function bySupply({ supply, demand, starts, supplies }) {
  const begins = new Uint32Array(supply.length + 1);
  for (const s of supplies) begins[s + 1]++;
  for (let s = 0; s < supply.length; s++) begins[s + 1] += begins[s];
  const next = begins.slice();
  const pairs = new Uint32Array(supplies.length);
  const demands = new Uint32Array(supplies.length);
  for (let d = 0; d < demand.length; d++) {
    for (let p = starts[d]; p < starts[d + 1]; p++) {
      demands[p] = d;
      pairs[next[supplies[p]]++] = p;
    }
  }
  return { begins, pairs, demands };
}
