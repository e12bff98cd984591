import { foldName } from '../../database/names.ts';
import { fold } from './fold.ts';
import type { EntityProposal, Proposal, RelationProposal } from './ledger.ts';
import type { Group, TrueEntity, TrueStatement, Truth } from './truth.ts';

/** How proposals compare with an annotation. `unjudged` were proposed where the annotation says nothing of their sort. */
export interface Count {
  readonly expected: number;
  readonly proposed: number;
  readonly right: number;
  readonly unjudged: number;
}
export interface Score {
  readonly counts: Readonly<Record<string, Count>>;
  /** Negatives of the annotation that a proposal asserts, in words. */
  readonly violated: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and their harmonic mean; nothing expected and nothing proposed is a full score. */
export function ratesOf({ expected, proposed, right }: Count): Rates {
  const precision = proposed === 0 ? (expected === 0 ? 1 : 0) : right / proposed;
  const recall = expected === 0 ? 1 : right / expected;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

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

/** Compares one report's proposals with its annotation. */
export function scoreOf(records: readonly Proposal[], truth: Truth): Score {
  return new Comparison(records, truth).score();
}

/** Sums of several reports. */
export function total(scores: readonly Score[]): Score {
  const counts: Record<string, Count> = {};
  for (const score of scores) {
    for (const [kind, count] of Object.entries(score.counts)) {
      const sum = counts[kind] ?? { expected: 0, proposed: 0, right: 0, unjudged: 0 };
      counts[kind] = {
        expected: sum.expected + count.expected,
        proposed: sum.proposed + count.proposed,
        right: sum.right + count.right,
        unjudged: sum.unjudged + count.unjudged,
      };
    }
  }
  return {
    counts,
    violated: scores.flatMap(({ violated }) => violated),
    missed: scores.flatMap(({ missed }) => missed),
    wrong: scores.flatMap(({ wrong }) => wrong),
  };
}

class Comparison {
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
    return { counts: this.#counts, violated: this.#violated(), missed: this.#missed, wrong: this.#wrong };
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
    };
  }

  #countStatements(kind: TrueStatement['kind'], relation: string, qualifier: 'title' | 'capacity' | 'role'): void {
    const expected = this.#truth.statements.filter((each) => each.kind === kind);
    const proposed = this.#relations.filter((each) => each.kind === relation);
    const labels = new Set(expected.map(({ label }) => label));
    const judged = proposed.filter(({ qualifiers }) =>
      kind === 'APPOINTMENT' ? expected.length > 0 : labels.has(labelOf(qualifiers?.[qualifier])),
    );
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

  #violated(): string[] {
    return this.#truth.negatives
      .filter((negative) => this.#asserts(negative))
      .map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`);
  }

  #asserts({ subject, predicate, object }: Truth['negatives'][number]): boolean {
    const [name = '', title] = predicate.split(' ');
    const between = (kind: string, from: string, to: string): RelationProposal[] =>
      this.#relations.filter(
        (each) => each.kind === kind && this.#refersTo(each.from, from) && this.#refersTo(each.to, to),
      );
    if (name === 'HOLDS_ROLE')
      return between('HOLDS_ROLE', subject, object).some(({ qualifiers }) => qualifiers?.title === title);
    if (name.startsWith('HOSTED_BY'))
      return between('PARTICIPATES_IN', subject, object).some(({ qualifiers }) => qualifiers?.capacity === 'HOST');
    if (name === 'SIGNED') return between('PARTY_TO', subject, object).length > 0;
    if (name === 'DELIVERED')
      return between('PARTICIPATES_IN', subject, object).some(({ qualifiers }) => qualifiers?.capacity === 'SPEAKER');
    const entity = this.#entities.find(({ key }) => this.#refersTo(key, subject));
    if (name === 'OCCURRED_ON') return entity?.attributes?.startsOn === object;
    if (name === 'HAS_LIFECYCLE_STAGE') return entity?.attributes?.stage === 'PUBLISHED';
    return false;
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
