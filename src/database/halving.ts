/** The first of so many places at which something is so that stays so behind it; as many where it never is. Looks at few of them. */
export function firstWhere(size: number, isSo: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
