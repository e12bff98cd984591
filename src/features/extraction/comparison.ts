import { foldName } from '../../database/names.ts';
import { fold } from './fold.ts';
import type { EntityProposal, Proposal, RelationProposal } from './ledger.ts';
import { violatedBy } from './negatives.ts';
import type { Count, Score } from './score.ts';
import type { Group, TrueEntity, TrueStatement, Truth } from './truth.ts';

const GROUP_OF: Readonly<Record<string, Group>> = {
  SCHOOL: 'BODY',
  ENTERPRISE: 'BODY',
  GOVERNMENT_BODY: 'BODY',
  ASSOCIATION: 'BODY',
  INSTITUTION: 'BODY',
  ALLIANCE: 'BODY',
  PERSON: 'PERSON',
  EVENT: 'EVENT',
  REGION: 'REGION',
  STANDARD: 'OUTCOME',
  POLICY: 'OUTCOME',
  PROGRAMME: 'OUTCOME',
  AGREEMENT: 'OUTCOME',
  WORK: 'OUTCOME',
  AWARD: 'OUTCOME',
  FACILITY: 'OUTCOME',
};
const plain = (name: string): string =>
  foldName(fold(name).text).replaceAll(/[（(](?:19|20)\d\d-\d\d-\d\d[）)]|[（）()]/g, '');
const namesOf = ({ name, aliases = [] }: EntityProposal): string[] =>
  [name, ...aliases.map((alias) => alias.name)].map(plain);

/** One report's proposals beside its annotation. */
export class Comparison {
  readonly #entities: readonly EntityProposal[];
  readonly #relations: readonly RelationProposal[];
  readonly #truth: Truth;
  /** Key of a proposal → the annotated entity it is. */
  readonly #is = new Map<string, TrueEntity>();
  readonly #counts: Record<string, Count> = {};
  readonly #missed: string[] = [];
  readonly #wrong: string[] = [];

  constructor(records: readonly Proposal[], truth: Truth) {
    this.#entities = records.filter((record) => record.type === 'entity');
    this.#relations = records.filter((record) => record.type === 'relation');
    this.#truth = truth;
    this.#pair();
  }

  score(): Score {
    for (const group of ['BODY', 'PERSON', 'EVENT', 'REGION', 'OUTCOME'] as const) this.#countEntities(group);
    this.#sum('ENTITY', ['BODY', 'PERSON', 'EVENT', 'REGION', 'OUTCOME']);
    this.#countStatements('APPOINTMENT', 'HOLDS_ROLE', 'title');
    this.#countStatements('CAPACITY', 'PARTICIPATES_IN', 'capacity');
    this.#countStatements('MEMBERSHIP', 'MEMBER_OF', 'role');
    return {
      counts: this.#counts,
      violated: violatedBy(this.#truth.negatives, this.#entities, this.#relations, (key, reference) =>
        this.#refersTo(key, reference),
      ),
      missed: this.#missed,
      wrong: this.#wrong,
    };
  }

  /** One to one: equal names first, then, for events and outcomes that bear none, the same passage. */
  #pair(): void {
    const open = new Set(this.#truth.entities);
    const take = (entity: EntityProposal, fits: (each: TrueEntity) => boolean): void => {
      if (this.#is.has(entity.key)) return;
      const found = [...open].find((each) => each.group === GROUP_OF[entity.kind] && fits(each));
      if (!found) return;
      this.#is.set(entity.key, found);
      open.delete(found);
    };
    for (const entity of this.#entities)
      take(entity, ({ names }) => names[0] !== undefined && namesOf(entity).includes(plain(names[0])));
    for (const entity of this.#entities)
      take(entity, ({ names }) => names.some((name) => namesOf(entity).includes(plain(name))));
    for (const entity of this.#entities)
      take(
        entity,
        (each) =>
          entity.kind === 'EVENT' &&
          !entity.key.includes('/') &&
          each.names.some((name) => alike(plain(name), plain(entity.name))),
      );
    for (const entity of this.#entities) take(entity, (each) => entity.kind === 'EVENT' && samePassage(entity, each));
  }

  #countEntities(group: Group): void {
    const expected = this.#truth.entities.filter((each) => each.group === group);
    const proposed = this.#entities.filter((entity) => GROUP_OF[entity.kind] === group);
    // parts are judged only where an annotation goes into them
    const parted = expected.length > 1 || group !== 'EVENT';
    const judged = expected.length === 0 ? [] : proposed.filter(({ key }) => parted || !key.includes('/'));
    const right = judged.filter(({ key }) => this.#is.has(key));
    const found = new Set(right.map(({ key }) => this.#is.get(key)));
    this.#missed.push(...expected.filter((each) => !found.has(each)).map(({ names }) => `${group} ${names[0]}`));
    this.#wrong.push(...judged.filter(({ key }) => !this.#is.has(key)).map(({ name }) => `${group} ${name}`));
    this.#counts[group] = {
      expected: expected.length,
      proposed: judged.length,
      right: right.length,
      unjudged: proposed.length - judged.length,
      silent: 0,
    };
  }

  #sum(name: string, kinds: readonly string[]): void {
    const sum = (pick: (count: Count) => number): number =>
      kinds.reduce((all, kind) => all + (this.#counts[kind] ? pick(this.#counts[kind]) : 0), 0);
    this.#counts[name] = {
      expected: sum(({ expected }) => expected),
      proposed: sum(({ proposed }) => proposed),
      right: sum(({ right }) => right),
      unjudged: sum(({ unjudged }) => unjudged),
      silent: 0,
    };
  }

  #countStatements(kind: TrueStatement['kind'], relation: string, qualifier: 'title' | 'capacity' | 'role'): void {
    const expected = this.#truth.statements.filter((each) => each.kind === kind);
    const proposed = this.#relations.filter((each) => each.kind === relation);
    const labels = new Set(expected.map(({ label }) => label));
    const told = new Set(expected.map(({ subject }) => subject));
    const comparable = proposed.filter(({ qualifiers }) =>
      kind === 'APPOINTMENT' ? expected.length > 0 : labels.has(labelOf(qualifiers?.[qualifier])),
    );
    const judged = comparable.filter(({ from }) => {
      const subject = this.#is.get(from);
      return subject === undefined || [subject.id, ...subject.names].some((name) => told.has(name));
    });
    const open = [...expected];
    const right = judged.filter((each) => {
      const index = open.findIndex((statement) => this.#says(each, statement, labelOf(each.qualifiers?.[qualifier])));
      if (index >= 0) open.splice(index, 1);
      else
        this.#wrong.push(`${kind} ${this.#nameOf(each.from)} ${each.qualifiers?.[qualifier]} ${this.#nameOf(each.to)}`);
      return index >= 0;
    });
    this.#missed.push(
      ...open.map(
        ({ subject, label, object }) => `${kind} ${this.#trueName(subject)} ${label} ${this.#trueName(object)}`,
      ),
    );
    this.#counts[kind] = {
      expected: expected.length,
      proposed: judged.length,
      right: right.length,
      unjudged: proposed.length - judged.length,
      silent: comparable.length - judged.length,
    };
  }

  #says({ from, to }: RelationProposal, { subject, object, label }: TrueStatement, said: string): boolean {
    return (
      said === label && this.#refersTo(from, subject) && this.#ancestors(to).some((key) => this.#refersTo(key, object))
    );
  }

  /** An event and those it is part of: a speech held at a part was held at the whole. */
  #ancestors(key: string): string[] {
    const whole = this.#relations.find(
      ({ kind, from }) => kind === 'PART_OF' && from === key && key.startsWith('event:'),
    )?.to;
    return whole === undefined || whole === key ? [key] : [key, ...this.#ancestors(whole)];
  }

  /** An annotation refers by id, or by a name that it may not list. */
  #refersTo(key: string, reference: string): boolean {
    const is = this.#is.get(key);
    if (is && (is.id === reference || is.names.includes(reference))) return true;
    const entity = this.#entities.find((each) => each.key === key);
    return (
      entity !== undefined &&
      !this.#truth.entities.some(({ id }) => id === reference) &&
      namesOf(entity).includes(plain(reference))
    );
  }

  #nameOf(key: string): string {
    return this.#entities.find((each) => each.key === key)?.name ?? key;
  }

  #trueName(id: string): string {
    return this.#truth.entities.find((each) => each.id === id)?.names[0] ?? id;
  }
}

const labelOf = (value: unknown): string => String(value).replace(/^LEAD_.*/, 'LEAD');

/** Whether one name of an event holds the other but for a few words. */
function alike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.includes(short) && short.length >= long.length * 0.6;
}

/** Whether the evidence of both is mostly the same words. */
function samePassage({ evidence }: EntityProposal, { spans }: TrueEntity): boolean {
  return evidence.some((a) =>
    spans.some((b) => {
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      return shared > 0 && shared >= 0.6 * Math.max(a.end - a.start, b.end - b.start);
    }),
  );
}
