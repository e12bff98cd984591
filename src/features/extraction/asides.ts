/** （以下简称“某职院”）, （主持工作）, （职业教育处）: short brackets that interrupt a coordination without ending it. */
const ASIDE = /（(?:(?:以下)?(?:简称|下称)[^（）]{1,40}|[^（）、，。；：]{1,12})）/g;
const OPENING = /^（(?:(?:以下)?(?:简称|下称)[^（）]{1,40}|[^（）、，。；：]{1,12})）/;
/** How long an aside can be, with its brackets. */
const REACH = 52;

/** What stands between two passages, without asides. */
export const withoutAsides = (gap: string): string => (gap.includes('（') ? gap.replaceAll(ASIDE, '') : gap);

/** The end of an aside that begins at an index; the index itself where there is none. */
export const pastAside = (text: string, at: number): number =>
  text.charAt(at) === '（' ? at + (OPENING.exec(text.slice(at, at + REACH))?.[0].length ?? 0) : at;
