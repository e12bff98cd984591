// What hangs together, and what comes apart when a node goes.

/** The connected part of each node, numbered from 0, and how large each part is. */
export function parts({ order, starts, targets }) {
  const part = new Int32Array(order).fill(-1);
  const queue = new Uint32Array(order);
  const sizes = [];
  for (let first = 0; first < order; first++) {
    if (part[first] >= 0) continue;
    part[first] = sizes.length;
    queue[0] = first;
    let reached = 1;
    for (let head = 0; head < reached; head++) {
      const node = queue[head];
      for (let at = starts[node]; at < starts[node + 1]; at++) {
        if (part[targets[at]] >= 0) continue;
        part[targets[at]] = sizes.length;
        queue[reached++] = targets[at];
      }
    }
    sizes.push(reached);
  }
  return { part, sizes };
}

/**
 * For each articulation point, how many nodes are cut off from the largest part that is left of its own when it goes;
 * 0 for every other node. Tarjan's low-links without recursion; `below` counts the nodes of a subtree.
 */
export function cutOff(graph) {
  const { order, starts, targets } = graph;
  const { part, sizes } = parts(graph);
  const scores = new Float64Array(order);
  const entered = new Int32Array(order);
  const low = new Int32Array(order);
  const below = new Int32Array(order).fill(1);
  const parent = new Int32Array(order).fill(-1);
  const next = starts.slice(0, order);
  /** The nodes in subtrees that hang on a node alone, and the largest such subtree. */
  const hanging = new Int32Array(order);
  const largest = new Int32Array(order);
  let clock = 0;

  function leave(node) {
    const above = parent[node];
    if (above >= 0) {
      low[above] = Math.min(low[above], low[node]);
      below[above] += below[node];
      if (low[node] >= entered[above]) {
        hanging[above] += below[node];
        largest[above] = Math.max(largest[above], below[node]);
      }
    }
    const others = sizes[part[node]] - 1;
    scores[node] = others - Math.max(largest[node], others - hanging[node]);
  }

  for (let root = 0; root < order; root++) {
    if (entered[root] > 0) continue;
    entered[root] = low[root] = ++clock;
    for (let node = root; node >= 0; ) {
      if (next[node] === starts[node + 1]) {
        leave(node);
        node = parent[node];
        continue;
      }
      const target = targets[next[node]++];
      if (entered[target] === 0) {
        parent[target] = node;
        entered[target] = low[target] = ++clock;
        node = target;
      } else if (target !== parent[node]) low[node] = Math.min(low[node], entered[target]);
    }
  }
  return scores;
}
