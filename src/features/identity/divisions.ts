import { areaList } from '@vant/area-data';

export type DivisionLevel = 'PROVINCE' | 'CITY' | 'COUNTY';
/** An entry of GB/T 2260, as in npm @vant/area-data. */
export interface Division {
  readonly code: string;
  readonly name: string;
  /** Without 省, 市, 县 …: what is left when people write short. */
  readonly short: string;
  readonly level: DivisionLevel;
}

/** Statistical units and placeholders bear these endings; they are no divisions. */
const UNOFFICIAL = /^\d{4}(?:7[1-9]|9\d)$/;
const SUFFIX: Readonly<Record<DivisionLevel, RegExp>> = {
  PROVINCE: /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/,
  CITY: /(?:(?:[^\s]{1,3}族)*自治州|市|地区|盟)$/,
  COUNTY: /(?:(?:[^\s]{1,3}族)*自治县|新区|市|县|区|旗)$/,
};
const ALL_OF = /族(?=.*族自治)/;

function shorten(name: string, level: DivisionLevel): string {
  // 延边朝鲜族自治州 and 黔东南苗族侗族自治州: the peoples go with the suffix
  const peoples = /^(.{2,4}?)(?:[^州县]{1,4}族)+自治[州县]$/.exec(name);
  const short = peoples?.[1] ?? name.replace(SUFFIX[level], '');
  return short.length < 2 || ALL_OF.test(short) ? name : short;
}

const listed = (list: Record<string, string>, level: DivisionLevel): Division[] =>
  Object.entries(list)
    .filter(([code]) => !UNOFFICIAL.test(code))
    .map(([code, name]) => ({ code, name, short: shorten(name, level), level }));

const provinces = listed(areaList.province_list, 'PROVINCE');
const provinceNames = new Set(provinces.map(({ name }) => name));
const cities = listed(areaList.city_list, 'CITY').filter(
  ({ name }) => !provinceNames.has(name) && name.length > 2 && !name.includes('直辖'),
);
const counties = listed(areaList.county_list, 'COUNTY');

const byCode = new Map([...counties, ...cities, ...provinces].map((division) => [division.code, division]));
const prefixes = new Set(provinces.map(({ code }) => code.slice(0, 2)));

export const divisionByCode = (code: string): Division | undefined => byCode.get(code);
export const isProvincePrefix = (digits: string): boolean => prefixes.has(digits);

/** Whether one code lies in another, or is it: 140423 in 140400 in 140000. */
export function liesIn(inner: string, outer: string): boolean {
  if (inner === outer) return true;
  const stem = outer.endsWith('0000') ? outer.slice(0, 2) : outer.endsWith('00') ? outer.slice(0, 4) : outer;
  return stem.length < 6 && inner.startsWith(stem);
}

/** A division as a name writes it; a short one may stand for several, 吉林 for the province and the city. */
export interface Place {
  readonly written: string;
  readonly short: string;
  /** With its suffix: 吉林省, 长治市. */
  readonly full: boolean;
  /** Codes that it may mean. */
  readonly codes: readonly string[];
}

const byWord = new Map<string, Place>();
function know(written: string, short: string, full: boolean, code: string): void {
  const known = byWord.get(written);
  if (known && known.full === full) byWord.set(written, { ...known, codes: [...known.codes, code] });
  else if (!known) byWord.set(written, { written, short, full, codes: [code] });
}
for (const { code, name, short } of [...provinces, ...cities, ...counties]) know(name, short, true, code);
for (const { code, short } of [...provinces, ...cities]) if (!provinceNames.has(short)) know(short, short, false, code);

for (const { code, short, name } of cities) if (name.endsWith('自治州')) know(`${short}州`, short, true, code);
/** Short names of counties are common words (朝阳, 东方), so they begin no name; but they are words. */
const countyWords = new Set(counties.map(({ short }) => short));

const LONGEST = Math.max(...[...byWord.keys()].map((word) => word.length));

/** The longest name of a division that a text begins with. Counties only in full: their short names are common words. */
export function placeAt(text: string, index = 0): Place | undefined {
  for (let length = Math.min(LONGEST, text.length - index); length >= 2; length -= 1) {
    const place = byWord.get(text.slice(index, index + length));
    if (place) return place;
  }
  return undefined;
}

/** 晋 for 山西: one character for a province, as short names of bodies use it. */
const LETTERS: Readonly<Record<string, string>> = {
  京: '北京',
  津: '天津',
  冀: '河北',
  晋: '山西',
  蒙: '内蒙古',
  辽: '辽宁',
  吉: '吉林',
  黑: '黑龙江',
  沪: '上海',
  苏: '江苏',
  浙: '浙江',
  皖: '安徽',
  闽: '福建',
  赣: '江西',
  鲁: '山东',
  豫: '河南',
  鄂: '湖北',
  湘: '湖南',
  粤: '广东',
  桂: '广西',
  琼: '海南',
  渝: '重庆',
  川: '四川',
  蜀: '四川',
  黔: '贵州',
  滇: '云南',
  藏: '西藏',
  陕: '陕西',
  秦: '陕西',
  甘: '甘肃',
  陇: '甘肃',
  青: '青海',
  宁: '宁夏',
  新: '新疆',
  港: '香港',
  澳: '澳门',
  台: '台湾',
};
export const provinceOfLetter = (letter: string): Place | undefined => {
  const short = LETTERS[letter];
  return short === undefined ? undefined : byWord.get(short);
};
/** 闽西, 赣南, 晋东南: parts of provinces, no divisions, but words of their own. */
const PARTS_OF_PROVINCES = new RegExp(`^[${Object.keys(LETTERS).join('')}][东南西北中]{1,2}`);
const LARGE = /^(?:华北|华东|华南|华中|东北|西北|西南|中南|东南|江南|江汉|江淮|黄淮|岭南|塞北)/;

/** The name of a stretch of land that a text begins with, whether a division or not. */
export const landAt = (text: string, index = 0): string | undefined => {
  const rest = text.slice(index, index + LONGEST);
  const county = [4, 3, 2].map((length) => rest.slice(0, length)).find((word) => countyWords.has(word));
  return placeAt(rest)?.written ?? county ?? PARTS_OF_PROVINCES.exec(rest)?.[0] ?? LARGE.exec(rest)?.[0];
};

export type Placement = 'EQUAL' | 'AMBIGUOUS' | 'OTHER_LEVEL' | 'NESTED' | 'APART';

/** How two places stand to each other. */
export function comparePlaces(a: Place, b: Place): Placement {
  const shared = a.codes.filter((code) => b.codes.includes(code));
  if (a.short === b.short) {
    if (shared.length === 0) return a.full && b.full ? 'OTHER_LEVEL' : 'AMBIGUOUS';
    return a.codes.length === 1 && b.codes.length === 1 ? 'EQUAL' : 'AMBIGUOUS';
  }
  const nested = a.codes.some((one) => b.codes.some((other) => liesIn(one, other) || liesIn(other, one)));
  return nested ? 'NESTED' : 'APART';
}
