// Scores of nodes, defined as networkx defines them (test/pure/analytics.test.ts holds them to it).

/** How many neighbours each node has. */
export const degree = ({ order, starts }) => Float64Array.from({ length: order }, (_, i) => starts[i + 1] - starts[i]);

/**
 * (reached - 1) / distances, times (reached - 1) / (order - 1): Wasserman and Faust, so that parts of a network compare.
 * Breadth first from 32 sources at once, one bit each (Then et al. 2014); a distance counts at the node it leads to.
 */
export function closeness(graph) {
  const { order } = graph;
  const reached = new Float64Array(order);
  const sum = new Float64Array(order);
  const seen = new Uint32Array(order);
  let [here, next] = [new Uint32Array(order), new Uint32Array(order)];
  for (let first = 0; first < order; first += 32) {
    let frontier = [];
    seen.fill(0);
    for (let source = first; source < Math.min(first + 32, order); source++) {
      seen[source] = here[source] = 1 << (source - first);
      frontier.push(source);
    }
    for (let distance = 1; frontier.length > 0; distance++) {
      const found = spread(graph, frontier, here, next);
      frontier = [];
      for (const node of found) {
        const fresh = (next[node] & ~seen[node]) >>> 0;
        next[node] = fresh;
        if (fresh === 0) continue;
        seen[node] |= fresh;
        reached[node] += bitsOf(fresh);
        sum[node] += distance * bitsOf(fresh);
        frontier.push(node);
      }
      [here, next] = [next, here];
    }
  }
  return reached.map((count, node) => (count > 0 ? count ** 2 / (sum[node] * (order - 1)) : 0));
}

/** Hands the bits of a frontier on to all neighbours and clears them; gives the nodes that got any. */
function spread({ starts, targets }, frontier, here, next) {
  const found = [];
  for (const node of frontier) {
    const bits = here[node];
    for (let at = starts[node]; at < starts[node + 1]; at++) {
      const target = targets[at];
      if (next[target] === 0) found.push(target);
      next[target] |= bits;
    }
    here[node] = 0;
  }
  return found;
}

/** How many bits are set in 32. */
function bitsOf(word) {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The share of shortest paths between all other pairs that pass a node: Brandes' algorithm, exact. */
export function betweenness(graph) {
  const { order, starts, targets } = graph;
  const scores = new Float64Array(order);
  const queue = new Uint32Array(order);
  const distance = new Int32Array(order);
  const paths = new Float64Array(order);
  const passed = new Float64Array(order);
  for (let source = 0; source < order; source++) {
    distance.fill(-1);
    paths.fill(0);
    passed.fill(0);
    distance[source] = 0;
    paths[source] = 1;
    queue[0] = source;
    let reached = 1;
    for (let head = 0; head < reached; head++) {
      const node = queue[head];
      const further = distance[node] + 1;
      for (let at = starts[node]; at < starts[node + 1]; at++) {
        const target = targets[at];
        if (distance[target] < 0) {
          distance[target] = further;
          queue[reached++] = target;
        }
        if (distance[target] === further) paths[target] += paths[node];
      }
    }
    for (let tail = reached - 1; tail > 0; tail--) {
      const node = queue[tail];
      const share = (1 + passed[node]) / paths[node];
      for (let at = starts[node]; at < starts[node + 1]; at++) {
        const target = targets[at];
        if (distance[target] === distance[node] - 1) passed[target] += paths[target] * share;
      }
      scores[node] += passed[node];
    }
  }
  // every pair was seen from both ends
  if (order > 2) for (let i = 0; i < order; i++) scores[i] /= (order - 1) * (order - 2);
  return scores;
}

const DAMPING = 0.85;
/** The error shrinks by DAMPING each round: 0.85 ** 200 is 8e-15. */
const ROUNDS = 200;

/** Where a walker is found who follows relations and starts anew 15 times in 100; the scores add up to 1. */
export function pagerank({ order, starts, targets }) {
  let scores = new Float64Array(order).fill(1 / order);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(order);
    let lost = 0;
    for (let node = 0; node < order; node++) {
      const neighbours = starts[node + 1] - starts[node];
      if (neighbours === 0) lost += scores[node];
      const share = scores[node] / neighbours;
      for (let at = starts[node]; at < starts[node + 1]; at++) next[targets[at]] += share;
    }
    const anew = (1 - DAMPING + DAMPING * lost) / order;
    let change = 0;
    for (let node = 0; node < order; node++) {
      next[node] = DAMPING * next[node] + anew;
      change += Math.abs(next[node] - scores[node]);
    }
    scores = next;
    if (change < 1e-14) break;
  }
  return scores;
}
