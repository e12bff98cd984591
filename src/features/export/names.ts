/** The formats of exports, by the names that addresses and command lines give them. */
export const FORMAT_NAMES = ['jsonl', 'csv', 'jsonld', 'nquads', 'turtle', 'graphml', 'gexf'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
