import type { RelationKind } from '../../generated/enums.ts';
import { RELATIONS } from '../kinds/kinds.ts';

/** A fact, as far as it has to be known to be sorted. */
export interface Fact {
  readonly id: string;
  readonly predicate: RelationKind;
  readonly from: { readonly key: string };
  readonly to: { readonly key: string };
}

export type Way = 'out' | 'in';

/** Facts of one kind that lead the same way from an entity. */
export interface Group<F> {
  readonly predicate: RelationKind;
  readonly way: Way;
  readonly facts: readonly F[];
}

/** Read the same from both ends. */
const SYMMETRIC: ReadonlySet<RelationKind> = new Set(['COOPERATES_WITH', 'ALIGNS_WITH']);

const HAPPENINGS: ReadonlySet<string> = new Set(['PARTICIPATES_IN', 'PRODUCED_AT', 'EVENT', 'WORK', 'AWARD']);

/** Whether something happens on a day, rather than holding from then on: by its kind, and a fact also by where it begins. */
export const happens = (...kinds: readonly string[]): boolean => kinds.some((kind) => HAPPENINGS.has(kind));

/** Which way a fact leads, seen from an entity; one that reads the same either way always leads out. */
export const wayOf = ({ predicate, from }: Fact, key: string): Way =>
  from.key === key || SYMMETRIC.has(predicate) ? 'out' : 'in';

/** The end of a fact that is not the entity. */
export const otherEnd = <End extends Fact['from']>(fact: { readonly from: End; readonly to: End }, key: string): End =>
  fact.from.key === key ? fact.to : fact.from;

/** Facts by kind and way, the closest ties first, kinds newer than this explorer last; within a group as given. */
export function grouped<F extends Fact>(facts: readonly F[], key: string): Group<F>[] {
  const groups = new Map<string, { predicate: RelationKind; way: Way; facts: F[] }>();
  for (const fact of facts) {
    const way = wayOf(fact, key);
    const name = `${fact.predicate} ${way}`;
    const group = groups.get(name) ?? { predicate: fact.predicate, way, facts: [] };
    group.facts.push(fact);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ predicate, way }: Group<unknown>): number {
  const place = RELATIONS.indexOf(predicate);
  return 2 * (place < 0 ? RELATIONS.length : place) + (way === 'out' ? 0 : 1);
}

/** How many different sources facts rest on. */
export function sourcesOf(
  claims: readonly {
    readonly provenance: {
      readonly evidence: { readonly nodes: readonly { readonly source: { readonly key: string } }[] };
    };
  }[],
): number {
  return new Set(claims.flatMap(({ provenance }) => provenance.evidence.nodes.map(({ source }) => source.key))).size;
}
