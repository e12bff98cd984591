import type { Placeable, Point, Positions } from './layout.ts';

/** What a force layout works on: rows of ten numbers for entities, of three for lines, as ForceAtlas2 reads them. */
export interface Matrices {
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
}

const PER_NODE = 10;
const PER_EDGE = 3;
const [X, Y, MASS, CONVERGENCE, SIZE, FIXED] = [0, 1, 6, 7, 8, 9];

export function matricesOf(placeable: Placeable, positions: Positions, fixed: ReadonlySet<string>): Matrices {
  const { keys, pairs } = placeable;
  const nodes = new Float32Array(keys.length * PER_NODE);
  const offsets = new Map(keys.map((key, index) => [key, index * PER_NODE]));
  for (const [key, offset] of offsets) {
    const { x, y } = positions.get(key) ?? { x: 0, y: 0 };
    nodes[offset + X] = x;
    nodes[offset + Y] = y;
    nodes[offset + MASS] = 1;
    nodes[offset + CONVERGENCE] = 1;
    nodes[offset + SIZE] = 12;
    nodes[offset + FIXED] = fixed.has(key) ? 1 : 0;
  }
  const joined = pairs.filter(([a, b]) => offsets.has(a) && offsets.has(b));
  const edges = new Float32Array(joined.length * PER_EDGE);
  for (const [index, [a, b]] of joined.entries()) {
    const ends = [offsets.get(a) ?? 0, offsets.get(b) ?? 0];
    edges.set([...ends, 1], index * PER_EDGE);
    for (const end of ends) nodes[end + MASS] = (nodes[end + MASS] ?? 0) + 1;
  }
  return { nodes, edges };
}

export function positionsIn(keys: readonly string[], nodes: Float32Array): Positions {
  return new Map(
    keys.map((key, index): [string, Point] => [
      key,
      { x: nodes[index * PER_NODE + X] ?? 0, y: nodes[index * PER_NODE + Y] ?? 0 },
    ]),
  );
}

/** Few entities settle quickly, many slowly: rounds are fewer for them, so that nobody waits. */
export const roundsFor = (count: number): number => (count <= 300 ? 300 : count <= 1_000 ? 160 : 80);

export const settingsFor = (count: number) => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 60,
  strongGravityMode: true,
  // parts that nothing joins stay within sight of each other
  gravity: 0.06,
  slowDown: 1 + Math.log(Math.max(count, 2)),
  barnesHutOptimize: count > 600,
  barnesHutTheta: 0.6,
});
