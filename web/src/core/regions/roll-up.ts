/** One region, and how many lie in it directly. */
export interface Counted {
  readonly key: string;
  readonly count: number;
}

/** The code of a region, as its key says it; what has none of its own has that of the region it lies in. */
function codeOf(key: string): { code: string; isOwn: boolean } | undefined {
  const [, code, name] = /^region:(\d{6})(\/.+)?$/.exec(key) ?? [];
  return code === undefined ? undefined : { code, isOwn: name === undefined };
}

/** What a code of GB/T 2260 begins with, and all codes below it: 14 for 140000, 1404 for 140400, 140423 for itself. */
const stemOf = (code: string): string => code.replace(/(?:0000|00)$/, '');

/** Whether one region is another or lies in it, by their keys. */
export function liesIn(key: string, region: string): boolean {
  if (key === region) return true;
  const [inner, outer] = [codeOf(key), codeOf(region)];
  if (!inner || !outer?.isOwn) return false;
  const stem = stemOf(outer.code);
  // what has no code lies in the region whose code is in its key, and in all above that
  return inner.code.startsWith(stem) && (!inner.isOwn || inner.code !== outer.code);
}

/** How many lie in each region or below it. What lies in two regions is in both counts. */
export function rolledUp(regions: readonly string[], counts: readonly Counted[]): ReadonlyMap<string, number> {
  return new Map(
    regions.map((region) => [
      region,
      counts.filter(({ key }) => liesIn(key, region)).reduce((sum, { count }) => sum + count, 0),
    ]),
  );
}
