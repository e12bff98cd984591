import { areaList } from '@vant/area-data';
import type { Span } from './document.ts';

/** An entry of GB/T 2260, as in npm @vant/area-data. */
export interface Region {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
}

export interface RegionMention extends Span {
  readonly region: Region;
  /** 省, 市, 县 named in full, not 山西 or 长治. */
  readonly full: boolean;
}

/** Statistical units and placeholders bear these endings; they are no divisions. */
const UNOFFICIAL = /^\d{4}(?:7[1-9]|9\d)$/;
/** Short names that mean something else more often. */
const AMBIGUOUS = new Set([
  '阿里',
  '白银',
  '海南',
  '东方',
  '大同',
  '三明',
  '安康',
  '保山',
  '中卫',
  '海西',
  '海北',
  '海东',
  '平凉',
  '吉林',
  '朝阳',
  '和田',
  '南充',
  '鹤壁',
  '来宾',
  '自贡',
  '文昌',
  '儋州',
]);
const PROVINCE_SUFFIX = /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/;
const CITY_SUFFIX = /(?:[^\s]{1,3}族)*自治州$|(?:市|地区|盟)$/;
const COUNTY_SUFFIX = /(?:市|县|区|旗)$/;

const official = (list: Record<string, string>): Region[] =>
  Object.entries(list)
    .filter(([code]) => !UNOFFICIAL.test(code))
    .map(([code, name]) => ({ code, name }));

const provinces = official(areaList.province_list);
const cities = official(areaList.city_list).filter(
  ({ name }) => !provinces.some((each) => each.name === name) && name.length > 2 && !/直辖/.test(name),
);
const counties = official(areaList.county_list).filter(({ name }) => name.length > 2 || /县$/.test(name));

/** Every name a region is known by, in full or short, with those that bear it. */
const byName = new Map<string, { regions: Region[]; full: boolean }>();
function know(name: string, region: Region, full: boolean): void {
  const known = byName.get(name);
  if (!known) byName.set(name, { regions: [region], full });
  else if (known.full === full && !known.regions.some(({ code }) => code === region.code)) known.regions.push(region);
}
for (const region of [...provinces, ...cities, ...counties]) know(region.name, region, true);
for (const region of provinces) know(region.name.replace(PROVINCE_SUFFIX, ''), region, false);
for (const region of cities) {
  const short = region.name.replace(CITY_SUFFIX, '');
  if (short.length > 1 && !AMBIGUOUS.has(short)) know(short, region, false);
}

const byFirst = new Map<string, string[]>();
for (const name of [...byName.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
  const first = name.charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
}

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;
const cityOf = (code: string): string => `${code.slice(0, 4)}00`;
const byCode = new Map([...provinces, ...cities, ...counties].map((region) => [region.code, region]));

export const regionOf = (code: string): Region | undefined => byCode.get(code);
/** What a division lies in: a county in its city or, where that is none, in its province. */
export function parentOf({ code }: Region): Region | undefined {
  if (code.endsWith('0000')) return undefined;
  return code.endsWith('00')
    ? byCode.get(provinceOf(code))
    : (byCode.get(cityOf(code)) ?? byCode.get(provinceOf(code)));
}
export const within = (inner: Region, outer: Region): boolean => {
  for (let region: Region | undefined = inner; region; region = parentOf(region)) {
    if (region.code === outer.code) return true;
  }
  return false;
};

/** The longest region name that begins at an index; among namesakes the one that lies in `near`. */
export function regionAt(text: string, index: number, near?: Region): RegionMention | undefined {
  const name = byFirst.get(text.charAt(index))?.find((each) => text.startsWith(each, index));
  const known = name === undefined ? undefined : byName.get(name);
  if (name === undefined || known === undefined) return undefined;
  const around =
    near && (known.regions.find((each) => within(each, near)) ?? known.regions.find((each) => within(near, each)));
  const sibling = near && known.regions.find(({ code }) => provinceOf(code) === provinceOf(near.code));
  const region = around ?? sibling ?? (known.regions.length === 1 ? known.regions[0] : undefined);
  return region && { region, full: known.full, start: index, end: index + name.length };
}

/** All regions named in a passage, the longest name at each place, a county read by the city or province before it. */
export function regionsIn(text: string, { start, end }: Span, near?: Region): RegionMention[] {
  const found: RegionMention[] = [];
  for (let index = start; index < end; ) {
    const before = found.at(-1);
    const enclosing = before && before.end === index ? before.region : near;
    const mention = regionAt(text, index, enclosing);
    if (mention && mention.end <= end) found.push(mention);
    index = mention && mention.end <= end ? mention.end : index + 1;
  }
  return found;
}

/** Where a report is at home: the division that most of those it names lie in, the smallest that all the named ones of a province share. */
export function homeOf(mentions: readonly RegionMention[]): Region | undefined {
  const counts = new Map<string, number>();
  for (const { region } of mentions) {
    if (region.code.endsWith('0000')) continue;
    const city = byCode.get(cityOf(region.code)) ?? region;
    counts.set(city.code, (counts.get(city.code) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best) return byCode.get(best[0]);
  return mentions[0]?.region;
}
export const isCounty = ({ code }: Region): boolean =>
  !code.endsWith('00') && COUNTY_SUFFIX.test(byCode.get(code)?.name ?? '');
export const provinceAround = (region: Region): Region | undefined => byCode.get(provinceOf(region.code));
export const cityAround = (region: Region): Region | undefined => byCode.get(cityOf(region.code));
