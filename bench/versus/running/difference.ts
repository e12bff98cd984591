/** Where two answers differ first, in words; undefined where they are the same. */
export function differenceBetween(ours: unknown, theirs: unknown, at = 'answer'): string | undefined {
  if (Object.is(ours, theirs)) return undefined;
  if (!isObject(ours) || !isObject(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    return `${at}: ${brief(ours)}, but ${brief(theirs)}`;
  }
  const [left, right] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const found = differenceBetween(left.get(key), right.get(key), `${at}.${key}`);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 120);
