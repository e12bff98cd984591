import { type Line, linesOf } from '../../../src/features/ingestion/parse.ts';

type Said = Record<string, unknown>;

/** Draws that are the same for a seed (mulberry32). */
function drawing(seed: number) {
  let state = seed;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(share() * limit);
  return {
    below,
    happens: (probability: number): boolean => share() < probability,
    pick: <T>(list: readonly T[]): T => {
      const [picked] = list.slice(below(list.length));
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

const SOURCES = ['source:甲报-2025-01', 'source:乙报-2025-02', 'source:丙刊-2024', 'source:丁-undated'];
const NOTES = ['一行', '"引号", 与\t制表', '两\n行', '回车\r\n换行 "引"', 'a,b;c|d\\e', '', '尾随空格 '];
const CITIES = ['太原', '大同', '长治', '晋城', '运城'];
const TITLES = ['院长', '副院长', '党委书记', '教授'];
const SUBJECTS = [
  'major:2021:460101',
  'major:2021:460102',
  'skill:数控编程',
  'skill:装配',
  'theme:产教融合',
  'theme:数智化',
];
const REGIONS = [
  'region:140000',
  'region:140100',
  'region:140105',
  'region:140106',
  'region:140200',
  'region:140212',
  'region:140400',
];

/**
 * Records in every shape that matters to a bulk load: restated facts and things, further terms, bodies under two keys,
 * posts that follow from appointments, topics, trees with several ways up, speakers, disputes, texts that need quoting.
 */
export function randomRecords(seed: number, count: number): Line[] {
  const { below, happens, pick } = drawing(seed);
  const records: Said[] = [];
  const passage = (): Said => {
    const start = below(50);
    const note = pick(NOTES);
    return {
      source: pick(SOURCES),
      ...(happens(0.5) ? { paragraph: below(9) } : {}),
      ...(happens(0.5) ? { start, end: start + 1 + below(9) } : {}),
      ...(note === '' ? {} : { note }),
      ...(happens(0.1) ? { stance: 'DISPUTES' } : {}),
      ...(happens(0.2) ? { speaker: pick([pick(schools), pick(people)]) } : {}),
    };
  };
  const day = (): string => pick(['2019', '2021-03', '2023-09-01', '2024-11', '2025-02-28']);
  const validity = (): Said =>
    pick<Said>([
      {},
      {},
      { validity: { from: day() } },
      { validity: { observedOn: [day(), day()] } },
      { validity: { from: '2018', to: '2020-06' } },
      { validity: { from: '2021', to: '2023-05-01' } },
      { validity: { to: '2022', toPrecision: 'AT_LATEST' } },
    ]);
  const sureness = (): Said => pick<Said>([{}, {}, {}, { confidence: 0.8 }, { status: 'INFERRED', confidence: 0.3 }]);
  const evidence = () => ({ evidence: Array.from({ length: 1 + below(2) }, passage) });
  const entity = (kind: string, key: string, name: string, rest: Said = {}) =>
    records.push({ type: 'entity', kind, key, name, ...rest, ...sureness(), ...evidence() });
  const fact = (kind: string, from: string, to: string, qualifiers: Said = {}, times: Said = validity()) => {
    if (from !== to)
      records.push({ type: 'relation', kind, from, to, qualifiers, ...times, ...sureness(), ...evidence() });
  };

  const schools = CITIES.map((_, at) => `school:41140128${80 + at}`);
  const schoolNames = CITIES.map((city) => `${city}机电职业技术学院`);
  // the same schools by name alone, some with their code; and others that only sound alike
  const byName = schoolNames.map((name) => `org:${name}`);
  const enterprises = ['org:太重集团', 'org:长治清华机械厂', 'org:山西清洁能源有限公司', 'org:大同煤机有限公司'];
  const alliances = [
    'alliance:山西装备制造产教融合共同体@140000',
    'alliance:山西装备制造产教融合共同体@140100',
    'alliance:长治市域产教联合体@140400',
  ];
  const bodies = [...schools, ...byName, ...enterprises];
  const people = ['谢刚', '张广红', '白杨', '王薇薇', '李"引"明'].map(
    (name) => `person:${name.replaceAll('"', '')}@${schools[0]}`,
  );
  const events = ['event:2025-09-21:工作会议@140400', 'event:2024-05-01:年会@140100'];
  const offers = ['offer:demand/2025/数控技工@org:太重集团', 'offer:supply/2025/毕业生@school:4114012880'];

  for (const [at, key] of SOURCES.entries())
    records.push({
      ...{ type: 'source', key, title: `第${at}份 "报"` },
      ...(at < 3 ? { publishedOn: `2025-0${at + 1}-01` } : {}),
      ...(at === 0 ? { contributor: byName[1] } : {}),
    });
  for (const [at, key] of REGIONS.entries())
    entity('REGION', key, `区划${at}`, { attributes: { code: key.slice(7), system: 'gbt2260', version: '2023' } });
  for (const [at, key] of SUBJECTS.entries()) {
    const kind = key.split(':', 1)[0]?.toUpperCase() ?? '';
    entity(kind, key, `主题${at}`, kind === 'MAJOR' ? { attributes: { code: key.slice(11) } } : {});
  }
  for (let at = 0; at < CITIES.length; at++) {
    const identifiers = [{ scheme: 'MOE_SCHOOL', value: String(schools[at]).slice(7) }];
    const name = String(schoolNames[at]);
    entity('SCHOOL', String(schools[at]), name, { identifiers, attributes: { educationLevel: '专科' } });
    entity(
      'SCHOOL',
      String(byName[at]),
      at === 3 ? `${name}（晋城校区）` : at === 2 ? '长治机械工业学校' : name,
      at % 2 === 0 ? { identifiers } : {},
    );
  }
  for (const key of enterprises) {
    const alias = { name: `${key.slice(4, 6)}"厂"`, kind: 'SHORT', validity: { from: '2020' }, evidence: [passage()] };
    entity('ENTERPRISE', key, key.slice(4), happens(0.5) ? { aliases: [alias] } : {});
  }
  for (const key of alliances)
    entity('ALLIANCE', key, key.slice(9).split('@', 1)[0] ?? '', { attributes: { status: 'ESTABLISHED' } });
  for (const key of people) entity('PERSON', key, key.slice(7).split('@', 1)[0] ?? '');
  for (const [at, key] of events.entries()) {
    const attendance = { atLeast: 150, exact: false, groups: ['院校', '"企业"'], open: true };
    entity('EVENT', key, `会议${at}`, {
      attributes: { category: 'ANNUAL_MEETING', ...(at === 0 ? { attendance } : {}) },
    });
  }
  for (const [at, key] of offers.entries()) {
    const topics = SUBJECTS.slice(at, at + 3).map((topic, place) => ({
      key: topic,
      ...(place === 0 ? {} : { weight: 0.5 }),
    }));
    entity('OFFER', key, `岗位${at}`, { attributes: { side: at === 0 ? 'DEMAND' : 'SUPPLY', quantity: 3.5, topics } });
  }
  entity('ROLE', `role:院长@${schools[0]}`, '院长', { attributes: { title: '院长', exclusive: true } });

  while (records.length < count) {
    const body = pick(bodies);
    const kind = below(13);
    if (kind === 0) fact('LOCATED_IN', body, pick(REGIONS), happens(0.5) ? { qualifier: 'SEAT' } : {});
    // a tree in which some lie in two, and always in one that stands before them
    if (kind === 1) {
      const at = 1 + below(REGIONS.length - 1);
      fact('PART_OF', String(REGIONS[at]), String(REGIONS[below(at)]));
    }
    const title = pick(TITLES);
    if (kind === 2 || kind === 3)
      fact('HOLDS_ROLE', pick(people), body, { title, ...(title === '教授' ? { titleKind: 'RANK' } : {}) });
    if (kind === 4) fact('MEMBER_OF', body, pick(alliances), { role: pick(['LEAD_SCHOOL', 'MEMBER', 'COUNCIL']) });
    if (kind === 5) fact('PARTICIPATES_IN', pick(people), pick(events), { capacity: 'SPEAKER', onBehalfOf: body });
    if (kind === 6) fact('COOPERATES_WITH', body, pick(bodies), {}, validity());
    if (kind === 7) fact('OFFERS_MAJOR', pick([...schools, ...byName]), String(SUBJECTS[below(2)]));
    if (kind === 8) fact('ABOUT', pick(offers), pick(SUBJECTS), happens(0.5) ? { weight: (1 + below(9)) / 10 } : {});
    if (kind === 9)
      fact('ADVOCATES', pick(people), String(SUBJECTS[4 + below(2)]), { at: pick(events), ordinal: 1 + below(3) });
    if (kind === 10)
      fact('TRAINS_SKILL', pick(schools), String(SUBJECTS[2 + below(2)]), { weight: 0.1 + below(9) / 10 });
    if (kind === 11) fact('OFFERS', body, pick(offers));
    // said once more, with other evidence
    if (kind === 12) records.push({ ...pick(records.filter(({ type }) => type !== 'source')), ...evidence() });
  }
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  return linesOf(text, `random-${seed}`);
}
