const FIRST_MS = 500;
const MOST_MS = 30_000;

/** How long to wait after the given failed attempt, counted from 0: 0.5 s doubled up to 30 s, of which a random half. */
export const backOff = (attempt: number, random: () => number = Math.random): number =>
  Math.min(MOST_MS, FIRST_MS * 2 ** attempt) * (0.5 + random() / 2);
