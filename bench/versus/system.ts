/** What is measured side by side, in the order of tables. */
export const SYSTEMS = ['silian', 'neo4j-graphql', 'per-level', 'floor-maps', 'floor-lists'] as const;
export type SystemName = (typeof SYSTEMS)[number];

export const TITLES: Readonly<Record<SystemName, string>> = {
  silian: 'Silian',
  'neo4j-graphql': '@neo4j/graphql',
  'per-level': 'per-level DataLoader',
  'floor-maps': 'floor, maps',
  'floor-lists': 'floor, lists',
};
