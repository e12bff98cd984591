import { nameInKey } from '../../database/names.ts';
import { enterprisesOf, schoolsOf } from './bodies.ts';
import { Chance } from './chance.ts';
import { bodyKey, type DemoRecord, entryKey, fact, madeUp } from './record.ts';
import { words } from './words.ts';

type Alliance = (typeof words.alliances)[number];

export const allianceKey = ({ name, region }: Pick<Alliance, 'name' | 'region'>): string =>
  `alliance:${nameInKey(name)}@demo:${nameInKey(region)}`;

/** Who is of its domain, besides those with a seat. */
function candidates({ domain, leads }: Alliance): string[] {
  const seated = Object.values(leads);
  return [...schoolsOf(domain), ...enterprisesOf(domain)]
    .map(({ name }) => name)
    .filter((name) => !seated.includes(name));
}

/** Members join within some years of the founding; a few have left again. */
function memberships(alliance: Alliance, chance: Chance): DemoRecord[] {
  const to = allianceKey(alliance);
  const founded = Number(alliance.from.slice(0, 4));
  const leads = Object.entries(alliance.leads).map(([role, name]) =>
    fact('MEMBER_OF', bodyKey(name), to, { role }, { validity: { from: alliance.from } }),
  );
  const members = chance.some(candidates(alliance), 6 + chance.below(5)).map((name) => {
    const role = chance.happens(20) ? 'COUNCIL' : 'MEMBER';
    const left = founded < 2023 && chance.happens(25);
    const from = `${Math.min(founded + chance.below(3), 2025)}`;
    return fact('MEMBER_OF', bodyKey(name), to, { role }, { validity: { from, to: left ? '2025-06' : undefined } });
  });
  return [...leads, ...members];
}

function records(): DemoRecord[] {
  const chance = new Chance('alliances');
  return words.alliances.flatMap((alliance) => {
    const { name, category, status, region, from, domain } = alliance;
    const key = allianceKey(alliance);
    const industry = words.domains.find(({ code }) => code === domain)?.name ?? '';
    return [
      madeUp('ALLIANCE', { key, name }, { category, status }, { validity: { from } }),
      fact('LOCATED_IN', key, entryKey('REGION', region), { qualifier: 'JURISDICTION' }),
      fact('IN_INDUSTRY', key, entryKey('INDUSTRY', `${industry}业`), { qualifier: 'CORE_FIELD' }),
      ...memberships(alliance, chance),
    ];
  });
}

export const alliances: readonly DemoRecord[] = records();
