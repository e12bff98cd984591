/**
 * Draws from lists by fair shares: lists that hold the same leave budget over, which is shared out again until it is
 * used up or nothing is left. Gives each once, in the order of the lists.
 */
export function sharedOut(lists: readonly (readonly string[])[], budget: number): string[] {
  const taken = new Set<string>();
  for (let left = lists; taken.size < budget; ) {
    left = left.map((list) => list.filter((each) => !taken.has(each))).filter(({ length }) => length > 0);
    if (left.length === 0) break;
    const shares = quotas(
      left.map(({ length }) => length),
      budget - taken.size,
    );
    for (const [index, list] of left.entries()) for (const each of list.slice(0, shares[index])) taken.add(each);
  }
  return [...taken];
}

/**
 * Shares a budget among groups that want so many each: each gets as much as the others as long as it wants that many,
 * what is left over goes round once more in their order. A hub cannot eat the share of the rest.
 */
export function quotas(wants: readonly number[], budget: number): number[] {
  const level = waterLevel(wants, budget);
  let left = budget - wants.reduce((sum, want) => sum + Math.min(want, level), 0);
  return wants.map((want) => {
    const share = Math.min(want, level);
    if (left <= 0 || share >= want) return share;
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
