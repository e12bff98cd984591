import { Chance } from './chance.ts';
import { cityOf } from './province.ts';
import { bodyKey, type DemoRecord, entryKey, fact, madeUp } from './record.ts';
import { domainOf, generalSkills } from './taxonomy.ts';
import { type Domain, words } from './words.ts';

export interface Enterprise {
  readonly name: string;
  readonly region: string;
  readonly industry: string;
}

const HOW_MANY_ENTERPRISES = 80;

/** Those written down, then others: each industry in turn, in some county, under a name that no other has. */
export const enterprises: readonly Enterprise[] = drawn();

function drawn(): Enterprise[] {
  const chance = new Chance('enterprises');
  const brands = words.brands.first.flatMap((first) => words.brands.second.map((second) => first + second));
  const fresh = chance.some(brands, HOW_MANY_ENTERPRISES - words.enterprises.length);
  const industries = words.domains.flatMap((domain) => domain.industries);
  const others = fresh.map((brand, at) => {
    const city = chance.pick(words.cities);
    const industry = industries[at % industries.length] ?? '';
    const name = `${city.name.slice(0, -1)}${brand}${domainOf(industry).name}有限公司`;
    return { name, region: chance.pick(city.counties), industry };
  });
  return [...words.enterprises, ...others];
}

const domainsOfSchool = (majors: readonly string[]): Domain[] => [...new Set(majors.map(domainOf))];

/** Schools that teach something of a domain, by its code. */
export const schoolsOf = (code: string) =>
  words.schools.filter(({ majors }) => domainsOfSchool(majors).some((domain) => domain.code === code));

/** Enterprises of a domain, by its code. */
export const enterprisesOf = (code: string): Enterprise[] =>
  enterprises.filter(({ industry }) => domainOf(industry).code === code);

const seat = (body: string, region: string): DemoRecord =>
  fact('LOCATED_IN', bodyKey(body), entryKey('REGION', region), { qualifier: 'SEAT' });

function schoolRecords(): DemoRecord[] {
  const chance = new Chance('schools');
  return words.schools.flatMap(({ name, level, region, majors }) => [
    madeUp('SCHOOL', { key: bodyKey(name), name }, { educationLevel: level }),
    seat(name, region),
    ...majors.map((major) => {
      const validity = { from: `${2015 + chance.below(9)}-09` };
      return fact('OFFERS_MAJOR', bodyKey(name), entryKey('MAJOR', major), {}, { validity });
    }),
    ...chance.some(generalSkills, 2).map((skill) => {
      const weight = chance.pick([0.6, 0.7, 0.8]);
      return fact('TRAINS_SKILL', bodyKey(name), entryKey('SKILL', skill), { weight });
    }),
  ]);
}

const enterpriseRecords = (): DemoRecord[] =>
  enterprises.flatMap(({ name, region, industry }) => [
    madeUp('ENTERPRISE', { key: bodyKey(name), name }),
    seat(name, region),
    fact('IN_INDUSTRY', bodyKey(name), entryKey('INDUSTRY', industry)),
  ]);

const associationRecords = (): DemoRecord[] =>
  words.associations.flatMap((name) => [
    madeUp('ASSOCIATION', { key: bodyKey(name), name }),
    fact('LOCATED_IN', bodyKey(name), entryKey('REGION', words.province), { qualifier: 'JURISDICTION' }),
  ]);

/** Schools and enterprises of one city and domain work together now and then; enterprises of a domain supply each other. */
function dealings(): DemoRecord[] {
  const chance = new Chance('dealings');
  return enterprises.flatMap(({ name, region, industry }, at) => {
    const domain = domainOf(industry);
    const near = words.schools.filter(
      (school) => cityOf(school.region) === cityOf(region) && domainsOfSchool(school.majors).includes(domain),
    );
    const cooperation = chance
      .some(near, chance.happens(55) ? 1 : 0)
      .map((school) =>
        fact('COOPERATES_WITH', bodyKey(name), bodyKey(school.name), {}, { validity: { from: `${2020 + (at % 6)}` } }),
      );
    const buyers = enterprises.filter((other) => other.name !== name && domain.industries.includes(other.industry));
    const supplies = chance
      .some(buyers, chance.happens(25) ? 1 : 0)
      .map((buyer) => fact('SUPPLIES', bodyKey(name), bodyKey(buyer.name)));
    return [...cooperation, ...supplies];
  });
}

export const bodies: readonly DemoRecord[] = [
  ...schoolRecords(),
  ...enterpriseRecords(),
  ...associationRecords(),
  ...dealings(),
];
