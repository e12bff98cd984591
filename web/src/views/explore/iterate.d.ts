declare module 'graphology-layout-forceatlas2/iterate.js' {
  /** One round of ForceAtlas2 over rows of ten numbers for nodes and of three for edges, in place. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
