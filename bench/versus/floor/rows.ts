/** Positional lists as the driver gives them. */
export type Cell = string | number | null | readonly Cell[];
export type Cells = readonly Cell[];

export const cellsOf = (value: unknown): Cells => (Array.isArray(value) ? value : []);
