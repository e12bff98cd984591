import { enterprises } from './bodies.ts';
import { Chance } from './chance.ts';
import type { Draft } from './offer.ts';
import { cityOf } from './province.ts';
import { domainOf, majorsOf } from './taxonomy.ts';
import { isReserved } from './topics.ts';
import { words } from './words.ts';

/** A demand for each major but those that nobody is to ask for, so that these stand out. */
export function demandsForMajors(): Draft[] {
  const chance = new Chance('majors wanted');
  const majors = words.domains.flatMap(majorsOf).filter(({ name }) => !isReserved('DEMAND', name));
  return majors.map(({ name, trains }) => {
    const owner = chance.pick(enterprises.filter(({ industry }) => domainOf(industry) === domainOf(name)));
    return {
      ...{ side: 'DEMAND', category: 'PEOPLE', name: `${name}人才需求`, owner: owner.name },
      ...{ quantity: 5 + chance.below(36), unit: '人', level: chance.pick(['SECONDARY', 'SECONDARY', 'DIPLOMA']) },
      region: cityOf(owner.region) ?? owner.region,
      period: ['2026-01', '2028-12'],
      topics: [
        ['MAJOR', name, 1],
        ...trains.slice(0, 1).map((skill) => ['SKILL', skill, 0.6] satisfies Draft['topics'][number]),
      ],
    };
  });
}

/** A catalogue of public courses for each group of skills, in no number, so that what no one teaches stands out. */
export function catalogues(): Draft[] {
  const chance = new Chance('catalogues');
  const groups = [
    ...words.domains.map(({ name, skills }) => ({ name: `${name}技能`, skills })),
    ...Object.entries(words.generalSkills).map(([name, skills]) => ({ name, skills })),
  ];
  return groups.map(({ name, skills }) => ({
    ...{ side: 'SUPPLY', category: 'TRAINING', name: `${name}公共课程目录`, owner: chance.pick(words.schools).name },
    region: words.province,
    topics: skills
      .filter((skill) => !isReserved('SUPPLY', skill))
      .map((skill) => ['SKILL', skill, 0.5] satisfies Draft['topics'][number]),
  }));
}
