// Communities by the Louvain method (Blondel et al. 2008) with a queue of nodes to look at again. Pairs count 1, so all
// sums are whole numbers and the same everywhere; nodes are visited in an order shuffled by a fixed seed.
import { parts } from './parts.mjs';

const SEED = 0x511a;

/** Mulberry32: numbers in [0, 1) that follow from the seed. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(order, random) {
  const nodes = Uint32Array.from({ length: order }, (_, i) => i);
  for (let i = order - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [nodes[i], nodes[j]] = [nodes[j], nodes[i]];
  }
  return nodes;
}

/** The community of each node, numbered from 0 by first node, how many there are, and their modularity (null without relations). */
export function communities(graph) {
  const random = randomFrom(SEED);
  let level = {
    ...graph,
    weights: new Float64Array(graph.targets.length).fill(1),
    inner: new Float64Array(graph.order),
  };
  const community = Uint32Array.from({ length: graph.order }, (_, i) => i);
  while (graph.targets.length > 0) {
    const { of, count } = numbered(moved(level, random));
    for (let i = 0; i < community.length; i++) community[i] = of[community[i]];
    if (count === level.order) break;
    level = merged(level, of, count);
  }
  const { of, count } = numbered(connected(graph, community));
  return { community: of, count, modularity: modularityOf(graph, of, count) };
}

/** Moves nodes to the neighbouring community that gains most until none gains; ties stay, or go to the lower number. */
function moved({ order, starts, targets, weights, inner }, random) {
  const strength = Float64Array.from(inner);
  for (let i = 0; i < order; i++) for (let at = starts[i]; at < starts[i + 1]; at++) strength[i] += weights[at];
  const whole = strength.reduce((sum, each) => sum + each, 0);
  const total = Float64Array.from(strength);
  const of = Uint32Array.from({ length: order }, (_, i) => i);
  const queue = shuffled(order, random);
  const waiting = new Uint8Array(order).fill(1);
  const links = new Float64Array(order);
  const near = new Uint32Array(order);
  for (let head = 0, left = order; left > 0; left--, head = (head + 1) % order) {
    const node = queue[head];
    waiting[node] = 0;
    const own = of[node];
    let found = 0;
    for (let at = starts[node]; at < starts[node + 1]; at++) {
      const other = of[targets[at]];
      if (links[other] === 0) near[found++] = other;
      links[other] += weights[at];
    }
    total[own] -= strength[node];
    let best = own;
    let gain = links[own] * whole - total[own] * strength[node];
    for (let i = 0; i < found; i++) {
      const other = near[i];
      const possible = links[other] * whole - total[other] * strength[node];
      if (possible > gain || (possible === gain && best !== own && other < best)) [best, gain] = [other, possible];
    }
    for (let i = 0; i < found; i++) links[near[i]] = 0;
    total[best] += strength[node];
    of[node] = best;
    if (best === own) continue;
    for (let at = starts[node]; at < starts[node + 1]; at++) {
      const target = targets[at];
      if (waiting[target] === 1 || of[target] === best) continue;
      waiting[target] = 1;
      queue[(head + left++) % order] = target;
    }
  }
  return of;
}

/** The same division with numbers from 0, by first node. */
function numbered(division) {
  const numbers = new Int32Array(division.length).fill(-1);
  let count = 0;
  const of = division.map((each) => {
    if (numbers[each] < 0) numbers[each] = count++;
    return numbers[each];
  });
  return { of, count };
}

/** The nodes community by community: those of community i are nodes[starts[i]] … nodes[starts[i + 1] - 1]. */
function grouped(of, count) {
  const starts = new Uint32Array(count + 1);
  for (const each of of) starts[each + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, count);
  const nodes = new Uint32Array(of.length);
  for (let i = 0; i < of.length; i++) nodes[next[of[i]]++] = i;
  return { starts, nodes };
}

/** Communities as the nodes of the next level; `inner` is the weight inside, counted from both ends. */
function merged(level, of, count) {
  const members = grouped(of, count);
  const starts = new Uint32Array(count + 1);
  const targets = new Uint32Array(level.targets.length);
  const weights = new Float64Array(level.targets.length);
  const inner = new Float64Array(count);
  const links = new Float64Array(count);
  let size = 0;
  for (let from = 0; from < count; from++) {
    for (let i = members.starts[from]; i < members.starts[from + 1]; i++) {
      const node = members.nodes[i];
      inner[from] += level.inner[node];
      for (let at = level.starts[node]; at < level.starts[node + 1]; at++) {
        const to = of[level.targets[at]];
        if (to === from) inner[from] += level.weights[at];
        else {
          if (links[to] === 0) targets[size++] = to;
          links[to] += level.weights[at];
        }
      }
    }
    starts[from + 1] = size;
    targets.subarray(starts[from], size).sort();
    for (let at = starts[from]; at < size; at++) {
      weights[at] = links[targets[at]];
      links[targets[at]] = 0;
    }
  }
  return { order: count, starts, targets: targets.subarray(0, size), weights: weights.subarray(0, size), inner };
}

/** A community that does not hang together is several: the method may leave such ones, and taking them apart only gains. */
function connected({ order, starts, targets }, community) {
  const kept = new Uint32Array(targets.length);
  const ends = new Uint32Array(order + 1);
  let size = 0;
  for (let i = 0; i < order; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      if (community[targets[at]] === community[i]) kept[size++] = targets[at];
    }
    ends[i + 1] = size;
  }
  return parts({ order, starts: ends, targets: kept }).part;
}

/** Newman's modularity: the share of pairs inside communities less what chance would put there. */
function modularityOf({ order, starts, targets }, of, count) {
  if (targets.length === 0) return null;
  const inside = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let i = 0; i < order; i++) {
    ends[of[i]] += starts[i + 1] - starts[i];
    for (let at = starts[i]; at < starts[i + 1]; at++) if (of[targets[at]] === of[i]) inside[of[i]]++;
  }
  const whole = targets.length;
  return inside.reduce((sum, each, i) => sum + each / whole - (ends[i] / whole) ** 2, 0);
}
