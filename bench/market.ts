import { randomFrom } from '../test/support/random.ts';

const SOURCE = 'source:bench';
const BATCH = 1_000;
/** Skills in a tree of three levels: one root, 25 groups, 500 leaves. */
const SKILLS = { groups: 25, leaves: 500 };
const CITIES = 11;
const TOPICS = 5;

/** So many supplies and as many demands of invented schools and enterprises, five skills each; the same for the same seed. */
export function marketOf(count: number, seed: number): object[][] {
  const random = randomFrom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const evidence = [{ source: SOURCE }];
  const entity = (kind: string, key: string, name: string, more: object = {}) => ({
    ...{ type: 'entity', kind, key, name, evidence },
    ...more,
  });
  const relation = (kind: string, from: string, to: string) => ({ type: 'relation', kind, from, to, evidence });
  const leaf = (at: number): string => `skill:leaf-${at}`;
  const base: object[] = [
    { type: 'source', key: SOURCE, title: 'Invented for a benchmark', publisher: 'Silian' },
    entity('REGION', 'region:140000', '甲省'),
    entity('SKILL', 'skill:root', 'root'),
  ];
  for (let at = 0; at < CITIES; at++) {
    const key = `region:${140100 + 100 * at}`;
    base.push(entity('REGION', key, `城市${at}`), relation('PART_OF', key, 'region:140000'));
  }
  for (let at = 0; at < SKILLS.groups; at++) {
    base.push(
      entity('SKILL', `skill:group-${at}`, `group ${at}`),
      relation('PART_OF', `skill:group-${at}`, 'skill:root'),
    );
  }
  for (let at = 0; at < SKILLS.leaves; at++) {
    const group = `skill:group-${at % SKILLS.groups}`;
    base.push(entity('SKILL', leaf(at), `leaf ${at}`), relation('PART_OF', leaf(at), group));
  }
  const offers = (side: 'SUPPLY' | 'DEMAND', kind: string): object[] =>
    Array.from({ length: count }, (_, at) => {
      const owner = `${kind.toLowerCase()}:${at}`;
      const key = `offer:${side.toLowerCase()}/2026/${at}@${owner}`;
      const about = new Set<number>();
      while (about.size < TOPICS) about.add(below(SKILLS.leaves));
      const topics = [...about].map((skill) => ({ key: leaf(skill), weight: (1 + below(10)) / 10 }));
      return [
        entity(kind, owner, `${kind} ${at}`),
        entity('OFFER', key, `${side} ${at}`, {
          attributes: { side, category: 'PEOPLE', quantity: 1 + below(50), unit: '人', level: 'DIPLOMA', topics },
          validity: { from: `2026-0${1 + below(6)}`, to: '2027-07' },
        }),
        relation('OFFERS', owner, key),
        relation('LOCATED_IN', key, `region:${140100 + 100 * below(CITIES)}`),
      ];
    }).flat();
  const all = [...base, ...offers('SUPPLY', 'SCHOOL'), ...offers('DEMAND', 'ENTERPRISE')];
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
}
