interface Bucket {
  readonly value: string | null;
  readonly count: number;
}

/** So many of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** How many of what is counted are in a bucket with a value: the others are not known. Each is counted in one bucket. */
export function knownShare(buckets: readonly Bucket[]): Share {
  const whole = buckets.reduce((sum, { count }) => sum + count, 0);
  return { part: whole - countOf(buckets, null), whole };
}

/** How many of a whole have at least one: `without` is what is counted under no value. */
export const shareWith = (whole: number, buckets: readonly Bucket[]): Share => ({
  part: whole - countOf(buckets, null),
  whole,
});

export const countOf = (buckets: readonly Bucket[], value: string | null): number =>
  buckets.find((bucket) => bucket.value === value)?.count ?? 0;

/** In whole per cent, never 100 where something is missing nor 0 where something is there; null of nothing. */
export function percent({ part, whole }: Share): number | null {
  if (whole === 0) return null;
  const rounded = Math.round((100 * part) / whole);
  if (rounded === 100 && part < whole) return 99;
  return rounded === 0 && part > 0 ? 1 : rounded;
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
