/** The relations of one entity of one kind in one direction. */
export interface Group {
  readonly id: string;
  readonly kind: string;
  readonly out: boolean;
  /** All of them. */
  readonly total: number;
  /** Those that lead to entities not drawn yet. */
  readonly fresh: number;
}

/**
 * Shares a budget of new entities among groups: each gets as much as the others as long as it has that many, what is
 * left over goes round once more in their order. A hub cannot eat the share of the rest.
 */
export function quotas(groups: readonly Group[], budget: number): number[] {
  const level = waterLevel(
    groups.map(({ fresh }) => fresh),
    budget,
  );
  const shares = groups.map(({ fresh }) => Math.min(fresh, level));
  let left = budget - shares.reduce((sum, share) => sum + share, 0);
  return groups.map(({ fresh }, index) => {
    const share = shares[index] ?? 0;
    if (left <= 0 || share >= fresh) return share;
    left -= 1;
    return share + 1;
  });
}

/** The highest share that everybody can be given in full or up to what they have. */
function waterLevel(wants: readonly number[], budget: number): number {
  let [low, high] = [0, budget];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const needed = wants.reduce((sum, want) => sum + Math.min(want, middle), 0);
    if (needed <= budget) low = middle;
    else high = middle - 1;
  }
  return low;
}
