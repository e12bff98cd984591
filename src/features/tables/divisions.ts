import { areaList } from '@vant/area-data';

/** An administrative division of GB/T 2260. */
export interface Division {
  readonly code: string;
  readonly name: string;
  /** Code of what it lies in; empty for a province. */
  readonly parent: string;
  readonly level: '省级' | '地级' | '县级';
}

/** Statistical units, towns of the cities that have no counties, and what lies in 71, 81 and 82: none has a code of its own in GB/T 2260. */
const UNOFFICIAL = /^\d{4}(?:7[1-9]|9\d)$|^(?:4419|4420|4604)(?!00)|^(?:71|81|82)(?!0000)/;
/** What stands for the counties that a province rules itself, and for the districts of a municipality. */
const PLACEHOLDER = /直辖|^市辖区$|^县$/;

/** The divisions that come with npm @vant/area-data (MIT), from provinces down, by code. */
export function divisions(): Division[] {
  const named = (list: Record<string, string>): [code: string, name: string][] =>
    Object.entries(list).filter(([code, name]) => !UNOFFICIAL.test(code) && !PLACEHOLDER.test(name));
  const provinces = new Map(named(areaList.province_list));
  const cities = new Map(named(areaList.city_list).filter(([, name]) => ![...provinces.values()].includes(name)));
  const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;
  const cityOf = (code: string): string => `${code.slice(0, 4)}00`;
  return [
    ...[...provinces].map(([code, name]): Division => ({ code, name, parent: '', level: '省级' })),
    ...[...cities].map(([code, name]): Division => ({ code, name, parent: provinceOf(code), level: '地级' })),
    ...named(areaList.county_list).map(
      ([code, name]): Division => ({
        code,
        name,
        parent: cities.has(cityOf(code)) ? cityOf(code) : provinceOf(code),
        level: '县级',
      }),
    ),
  ];
}

/** Codes by every way a division is written: its code, its name, its name behind those of what it lies in. */
export function divisionCodes(): ReadonlyMap<string, string> {
  const all = divisions();
  const byCode = new Map(all.map((division) => [division.code, division]));
  const codes = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const division of all) {
    codes.set(division.code, division.code);
    for (const name of waysToWrite(division, byCode)) {
      const known = codes.get(name);
      // a city goes before a county of its name: a list that means the county writes where it lies
      if (known === undefined) codes.set(name, division.code);
      else if (byCode.get(known)?.level === '县级') ambiguous.add(name);
    }
  }
  for (const name of ambiguous) codes.delete(name);
  return codes;
}

function waysToWrite({ name, parent }: Division, byCode: ReadonlyMap<string, Division>): string[] {
  const names = [...new Set([name, name.replace(PEOPLES, '州')])];
  const above = byCode.get(parent);
  if (!above) return names;
  const top = byCode.get(above.parent);
  const before = top ? ['', above.name, top.name, `${top.name}${above.name}`] : ['', above.name];
  return names.flatMap((each) => before.map((lies) => `${lies}${each}`));
}

/** 临夏回族自治州 is written 临夏州 too. */
const PEOPLES = /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜)族?)+自治州$/u;
