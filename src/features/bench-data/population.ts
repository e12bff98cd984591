/** What there is, by the words of this folder. */
export const GROUPS = [
  'region',
  'industry',
  'major',
  'occupation',
  'skill',
  'theme',
  'school',
  'enterprise',
  'association',
  'government',
  'institution',
  'alliance',
  'role',
  'person',
  'event',
  'agreement',
  'standard',
  'policy',
  'programme',
  'work',
  'award',
  'facility',
  'offer',
] as const;
export type Group = (typeof GROUPS)[number];

/** How many of each, whatever comes to the total being persons. Trees are no larger than the real code systems are. */
const SHARES: Readonly<Record<Exclude<Group, 'person'>, readonly [share: number, most?: number]>> = {
  region: [0.05, 3_200],
  industry: [0.03, 1_400],
  major: [0.03, 1_500],
  occupation: [0.02, 1_600],
  skill: [0.03, 4_000],
  theme: [0.005, 2_000],
  school: [0.015],
  enterprise: [0.36],
  association: [0.004],
  government: [0.003],
  institution: [0.005],
  alliance: [0.01],
  role: [0.13],
  event: [0.025],
  agreement: [0.03],
  standard: [0.01],
  policy: [0.005],
  programme: [0.005],
  work: [0.005],
  award: [0.005],
  facility: [0.015],
  offer: [0.06],
};

/** The least of which there is one of everything. */
export const LEAST = 400;

/** How many of each group there are among so many things. */
export class Population {
  readonly #counts = new Map<Group, number>();

  constructor(entities: number) {
    let persons = entities;
    for (const group of GROUPS) {
      if (group === 'person') continue;
      const [share, most = Number.POSITIVE_INFINITY] = SHARES[group];
      const count = Math.min(Math.floor(entities * share), most);
      this.#counts.set(group, count);
      persons -= count;
    }
    this.#counts.set('person', persons);
  }

  of(group: Group): number {
    return this.#counts.get(group) ?? 0;
  }
}
