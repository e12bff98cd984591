// A simple undirected graph as compressed rows: the neighbours of node i are targets[starts[i]] … targets[starts[i + 1] - 1],
// ascending. Nodes are 0 … order - 1; pairs come once each, without self-loops.

/** @param {{order: number, sources: Uint32Array, targets: Uint32Array}} network */
export function adjacencyOf({ order, sources, targets: ends }) {
  const starts = new Uint32Array(order + 1);
  for (const end of sources) starts[end + 1]++;
  for (const end of ends) starts[end + 1]++;
  for (let i = 0; i < order; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, order);
  const targets = new Uint32Array(2 * sources.length);
  for (let pair = 0; pair < sources.length; pair++) {
    targets[next[sources[pair]]++] = ends[pair];
    targets[next[ends[pair]]++] = sources[pair];
  }
  for (let i = 0; i < order; i++) targets.subarray(starts[i], starts[i + 1]).sort();
  return { order, starts, targets };
}
