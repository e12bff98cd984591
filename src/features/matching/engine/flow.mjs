import { Heap } from './heap.mjs';
import { bySupply } from './market.mjs';

/**
 * The greatest total of quantity × score, by successive shortest paths with prices, one demand after
 * another (Ahuja, Magnanti and Orlin, Network Flows, 1993, 9.7; Jonker and Volgenant 1987).
 * All numbers are whole, so prices are exact. With every quantity 1 this is maximum weight matching.
 * Kept throughout: price of supply + price of demand ≥ score, equal where something flows;
 * a supply with a price is used up, a demand with a price is met.
 * @param {import('./market.mjs').Market} market
 * @param {(share: number) => void} [progress] told the share of demands seen, 0 to 1
 */
export function flow(market, progress = () => {}) {
  const search = new Search(market);
  for (let d = 0; d < market.demand.length; d++) {
    search.place(d);
    progress((d + 1) / market.demand.length);
  }
  return { amounts: search.amounts, supplyPrices: search.supplyPrices, demandPrices: search.demandPrices };
}

/** Nodes are supplies first, then demands. */
class Search {
  #market;
  #of;
  #free;
  #distance;
  #seen;
  #via;
  #heap = new Heap();
  #round = 0;

  constructor(market) {
    const { supply, demand, supplies } = market;
    this.#market = market;
    this.#of = bySupply(market);
    this.#free = supply.slice();
    this.amounts = new Float64Array(supplies.length);
    this.supplyPrices = new Float64Array(supply.length);
    this.demandPrices = new Float64Array(demand.length);
    this.#distance = new Float64Array(supply.length + demand.length);
    this.#seen = new Uint32Array(supply.length + demand.length);
    this.#via = new Uint32Array(supply.length + demand.length);
  }

  /** Meets a demand as far as the whole gains by it. */
  place(d) {
    const { demand, starts, supplies, scores } = this.#market;
    let price = 0;
    for (let p = starts[d]; p < starts[d + 1]; p++) {
      price = Math.max(price, scores[p] - this.supplyPrices[supplies[p]]);
    }
    this.demandPrices[d] = price;
    let wanted = demand[d];
    while (wanted > 0 && this.demandPrices[d] > 0) {
      const { end, length, reached } = this.#nearest(d);
      this.#reprice(reached, length);
      if (end === this.#node(d)) return;
      wanted -= this.#send(d, end, wanted);
    }
  }

  #node(d) {
    return this.#market.supply.length + d;
  }

  /** Where the next unit should end: at a supply with something left, or by taking from a demand. */
  #nearest(d) {
    const { starts, supplies, scores } = this.#market;
    const { begins, pairs, demands } = this.#of;
    const order = this.supplyPrices.length;
    const reached = [];
    let end = this.#node(d);
    let length = this.demandPrices[d];
    this.#round++;
    this.#heap.clear();
    this.#reach(end, 0, 0);
    while (this.#heap.size > 0) {
      const { distance, node } = this.#heap.pop();
      if (distance >= length) break;
      if (distance > this.#distance[node]) continue;
      reached.push(node);
      if (node < order) {
        if (this.#free[node] > 0) {
          end = node;
          length = distance;
          break;
        }
        for (let at = begins[node]; at < begins[node + 1]; at++) {
          const p = pairs[at];
          if (this.amounts[p] > 0) this.#reach(this.#node(demands[p]), distance, p);
        }
        continue;
      }
      const from = node - order;
      const price = this.demandPrices[from];
      if (distance + price < length) {
        end = node;
        length = distance + price;
      }
      for (let p = starts[from]; p < starts[from + 1]; p++) {
        const far = distance + this.supplyPrices[supplies[p]] + price - scores[p];
        if (far < length) this.#reach(supplies[p], far, p);
      }
    }
    return { end, length, reached };
  }

  #reach(node, distance, pair) {
    if (this.#seen[node] === this.#round && this.#distance[node] <= distance) return;
    this.#seen[node] = this.#round;
    this.#distance[node] = distance;
    this.#via[node] = pair;
    this.#heap.push(distance, node);
  }

  #reprice(reached, length) {
    const order = this.supplyPrices.length;
    for (const node of reached) {
      const change = length - this.#distance[node];
      if (change <= 0) continue;
      if (node < order) this.supplyPrices[node] += change;
      else this.demandPrices[node - order] -= change;
    }
  }

  /** Sends as much as fits along the path that was found; returns how much. */
  #send(d, end, wanted) {
    const order = this.supplyPrices.length;
    const path = [];
    for (let node = end; node !== this.#node(d); ) {
      const p = this.#via[node];
      path.push({ p, gains: node < order });
      node = node < order ? this.#node(this.#of.demands[p]) : this.#market.supplies[p];
    }
    let amount = end < order ? Math.min(wanted, this.#free[end]) : wanted;
    for (const { p, gains } of path) if (!gains) amount = Math.min(amount, this.amounts[p]);
    for (const { p, gains } of path) this.amounts[p] += gains ? amount : -amount;
    if (end < order) this.#free[end] -= amount;
    return amount;
  }
}
