import { type DemoRecord, entryKey, fact, madeUp, SOURCES, SYSTEM } from './record.ts';
import { words } from './words.ts';

export const sources: readonly DemoRecord[] = [
  {
    key: SOURCES.lists,
    title: `演示数据（虚构）：${words.province}院校、企业、联盟体与分类名录`,
    publishedOn: '2025-11-01',
  },
  { key: SOURCES.offers, title: `演示数据（虚构）：${words.province}人才与技术供需清单`, publishedOn: '2025-11-15' },
].map((source) => ({ type: 'source', ...source, publisher: 'Silian 四链 演示数据（虚构）' }));

const region = (name: string, code: string, level: string): DemoRecord =>
  madeUp('REGION', { key: entryKey('REGION', name), name }, { ...SYSTEM, code, level });
const lies = (name: string, within: string): DemoRecord =>
  fact('PART_OF', entryKey('REGION', name), entryKey('REGION', within));
const two = (index: number): string => String(index + 1).padStart(2, '0');

/** A province that no map has, with its cities and counties. */
export const regions: readonly DemoRecord[] = [
  region(words.province, '00', '省级'),
  ...words.cities.flatMap((city, at) => [
    region(city.name, `00${two(at)}`, '地级'),
    lies(city.name, words.province),
    ...city.counties.flatMap((county, place) => [
      region(county, `00${two(at)}${two(place)}`, '县级'),
      lies(county, city.name),
    ]),
  ]),
];

/** The city of a region, itself included; undefined of the province. */
export const cityOf = (name: string): string | undefined =>
  words.cities.find((city) => city.name === name || city.counties.includes(name))?.name;
