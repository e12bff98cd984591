import { neighboursIn, type Scene } from './scene.ts';

/** Keys of what is drawn, in the order in which names should be read: some first, groups, then what most hangs on. */
export function byProminence(scene: Scene, first: readonly string[]): string[] {
  const neighbours = neighboursIn(scene.links);
  const degree = (key: string): number => neighbours.get(key)?.length ?? 0;
  const rest = [...scene.nodes.keys()].sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
  return [...new Set([...first, ...scene.groups.map(({ id }) => id), ...rest])];
}
