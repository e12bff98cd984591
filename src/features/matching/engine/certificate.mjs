/**
 * Proves an assignment by weak duality, anew from market, amounts and prices alone, in exact whole numbers:
 * any prices that no pair's score exceeds bound every assignment by Σ quantity × price.
 * Throws where the amounts are not an assignment or the prices bound nothing.
 * @param {import('./market.mjs').Market} market
 * @param {{ amounts: Float64Array, supplyPrices: Float64Array, demandPrices: Float64Array }} found
 * @returns {{ objective: bigint, bound: bigint }} equal where the assignment is best
 */
export function certificate({ supply, demand, starts, supplies, scores }, { amounts, supplyPrices, demandPrices }) {
  const given = new Float64Array(supply.length);
  let objective = 0n;
  let bound = 0n;
  for (let d = 0; d < demand.length; d++) {
    let met = 0;
    for (let p = starts[d]; p < starts[d + 1]; p++) {
      const s = supplies[p];
      if (!(amounts[p] >= 0)) throw new Error(`Pair ${p} is given ${amounts[p]}.`);
      if (!(supplyPrices[s] + demandPrices[d] >= scores[p])) throw new Error(`Pair ${p} scores more than its prices.`);
      met += amounts[p];
      given[s] += amounts[p];
      if (amounts[p] > 0) objective += BigInt(amounts[p]) * BigInt(scores[p]);
    }
    if (!(met <= demand[d] && demandPrices[d] >= 0))
      throw new Error(`Demand ${d} is given too much, or its price is below 0.`);
    bound += BigInt(demand[d]) * BigInt(demandPrices[d]);
  }
  for (let s = 0; s < supply.length; s++) {
    if (!(given[s] <= supply[s] && supplyPrices[s] >= 0))
      throw new Error(`Supply ${s} gives too much, or its price is below 0.`);
    bound += BigInt(supply[s]) * BigInt(supplyPrices[s]);
  }
  return { objective, bound };
}
