import { foldName } from '../../database/names.ts';
import type { Article } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { cityAround, isCounty, provinceAround, type Region, regionAt, regionsIn } from './regions.ts';

export const same = (one: string, other: string): boolean => foldName(one) === foldName(other);

/** How the names of one report are completed and compared. */
export class Naming {
  readonly #article: Article;
  readonly #home: Region | undefined;
  readonly #shortForms: readonly (readonly [string, string])[];
  readonly #counties = new Map<string, Region | undefined>();

  constructor(article: Article, home: Region | undefined, { organisations }: Lexicon) {
    this.#article = article;
    this.#home = home;
    this.#shortForms = [...organisations.shortForms].sort(([a], [b]) => b.length - a.length);
  }

  /** 省教育厅 → 四川省教育厅, 泸州市委 → 中共泸州市委, 长治市政府 → 长治市人民政府. */
  official(words: string): string {
    let name = words;
    if (/^[省市县区](?!级|场|域|属|外|内)/.test(words) && regionAt(words, 0) === undefined) {
      const place = this.#around(words.charAt(0));
      if (place) name = place.name + words.slice(1);
    }
    name = name.replace(/(?<=[省市县区州旗])政府(?=$|办公)/, '人民政府');
    const regions = regionsIn(name, { start: 0, end: name.length }, this.#home).filter(
      (each, index, all) => each.start === (index === 0 ? 0 : all[index - 1]?.end),
    );
    const place = regions.at(-1);
    // 龙湾区委 is read as a place and 委; 泸州市委 so too, 山西省委 as well
    if (!place || !/^[省市县区]?委(?![员托])/.test(name.slice(place.end))) return name;
    return `中共${place.full ? name : place.region.name + name.slice(place.end).replace(/^[省市县区]/, '')}`;
  }

  /** A name without what may be left out: 市 behind a place, long forms of common words. */
  plain(name: string): string {
    const region = regionAt(name, 0, this.#home);
    const placed = region ? region.region.code + name.slice(region.end) : name;
    return this.#shortForms.reduce((words, [long, short]) => words.replace(long, short), placed);
  }

  /** Whether the shorter name is the longer one with characters left out, the place among them or in both. */
  shortens(name: string, longer: string): boolean {
    const [place, wider] = [regionAt(name, 0, this.#home), regionAt(longer, 0, this.#home)];
    if (place && place.region.code !== wider?.region.code) return false;
    return abbreviates(longer.slice(wider?.end ?? 0), name.slice(place?.end ?? 0));
  }

  /** A name without the region it begins with. */
  withoutPlace(name: string): string {
    return name.slice(regionAt(name, 0, this.#home)?.end ?? 0);
  }

  regionOf(name: string): Region | undefined {
    const bare = name.replace(/^中共/, '');
    const [region] = regionsIn(bare, { start: 0, end: bare.length }, this.#home);
    return region?.start === 0 ? region.region : undefined;
  }

  /** Whether a passage is nothing but the name of a region. */
  isPlace(words: string): boolean {
    return regionAt(words, 0, this.#home)?.end === words.length;
  }

  #around(level: string): Region | undefined {
    const home = this.#home;
    if (!home) return undefined;
    if (level === '省') return provinceAround(home);
    const city = home.code.endsWith('0000') ? undefined : cityAround(home);
    if (level === '县' || level === '区') return this.#county(level);
    return level === '市' ? (city ?? (/市$/.test(home.name) ? home : undefined)) : undefined;
  }

  /** The only county or district that the report names. */
  #county(level: string): Region | undefined {
    if (this.#counties.has(level)) return this.#counties.get(level);
    const named = this.#article.paragraphs
      .flatMap((paragraph) => regionsIn(this.#article.text, paragraph, this.#home))
      .filter(({ region }) => isCounty(region) && region.name.endsWith(level));
    const codes = new Set(named.map(({ region }) => region.code));
    const only = codes.size === 1 ? named[0]?.region : undefined;
    this.#counties.set(level, only);
    return only;
  }
}

const LEGAL_FORM = /(?:(?:股份|控股|责任)?有限(?:责任)?|股份)?公司$/;

/** 海天集团 and 海天集团有限公司: a firm's name without its legal form. */
export const firm = (name: string): string => name.replace(LEGAL_FORM, '');

/** What tells a short name from a word for its sort: 天津大学 abbreviates no 天津职业技术师范大学. */
const LEAST_SHORT = 4;

/** Whether a name is a shortened writing of a longer one: the same beginning, every character in order, the same end. */
export function abbreviates(long: string, short: string): boolean {
  if (
    short.length < LEAST_SHORT ||
    short.length > long.length * 0.7 ||
    long.startsWith(short) ||
    long.slice(0, 2) !== short.slice(0, 2) ||
    long.at(-1) !== short.at(-1)
  )
    return false;
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at += 1;
  return at === short.length;
}
