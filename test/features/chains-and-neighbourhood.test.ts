import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest, entityId } from '../../src/database/ids.ts';
import { type EntityKind, labelsOf, type RelationKind } from '../../src/database/kinds.ts';
import { UNENDED } from '../../src/database/lens.ts';
import { statementText } from '../../src/database/statement.ts';
import { storedValidity } from '../../src/database/validity.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';

/** Random small graphs: what Neo4j finds against a plain reference that tries everything. */

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

interface Fact {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  readonly confidence: number;
  readonly holdsFrom: string;
  readonly holdsTo: string;
  readonly validity: object;
}
interface Graph {
  readonly kinds: ReadonlyMap<string, EntityKind>;
  readonly facts: readonly Fact[];
}

const ENTITY_KINDS: readonly EntityKind[] = ['SCHOOL', 'ENTERPRISE', 'ALLIANCE', 'PERSON'];
const RELATION_KINDS: readonly RelationKind[] = ['MEMBER_OF', 'HOLDS_ROLE', 'PART_OF', 'COOPERATES_WITH', 'SUPPLIES'];
const DAYS = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
/** Few, so that chains tie. */
const CONFIDENCES = [0.5, 0.7, 0.7, 0.9, 1, 1, 1];
const keyOf = (index: number): string => `org:${index}`;

/** Up to 12 entities and 30 facts, parallel ones and such that lead from an entity to itself among them. */
const graphs: fc.Arbitrary<Graph> = fc
  .array(fc.constantFrom(...ENTITY_KINDS), { minLength: 3, maxLength: 12 })
  .chain((kinds) => {
    const place = fc.nat({ max: kinds.length - 1 });
    const bounds = fc
      .record({
        from: fc.option(fc.constantFrom(...DAYS), { freq: 2 }),
        to: fc.option(fc.constantFrom(...DAYS), { freq: 1 }),
      })
      .filter(({ from, to }) => from === null || to === null || from < to);
    const fact = fc.record({
      kind: fc.constantFrom(...RELATION_KINDS),
      from: place,
      to: place,
      confidence: fc.constantFrom(...CONFIDENCES),
      bounds,
    });
    const facts = fc.array(fact, { minLength: kinds.length, maxLength: 30 });
    return fc.tuple(facts, fc.nat()).map(([given, salt]) => ({
      kinds: new Map(kinds.map((kind, index) => [keyOf(index), kind])),
      facts: given.map(({ kind, from, to, confidence, bounds: written }, index): Fact => {
        const { observed: _observed, holdsFrom, holdsTo, ...validity } = storedValidity(written, 'relation');
        const id = `${kind}-${digest(salt, index)}`;
        return { id, kind, from: keyOf(from), to: keyOf(to), confidence, holdsFrom, holdsTo, validity };
      }),
    }));
  });

const KNOWN = { knownFrom: '2025-01-01T00:00:00.000Z', knownTo: UNENDED };

/** Takes the place of what was there; rows are written in the order given. */
async function load({ kinds, facts }: Graph): Promise<void> {
  await graph.empty();
  const entities = [...kinds].map(([key, kind]) => ({
    labels: labelsOf(kind),
    // names that order otherwise than keys
    properties: {
      ...{ id: entityId(key), key, kind, name: key, nameOrder: digest('name', key), confidence: 1 },
      ...{ claimStatus: 'ASSERTED', holdsFrom: '0001-01-01', holdsTo: UNENDED, observedOn: [], inferred: [], ...KNOWN },
    },
  }));
  await graph.database.write(async ({ run }) => {
    await run(statementText('ingestion/create-entities'), { rows: entities });
    for (const { kind, from, to, validity, ...properties } of facts) {
      const row = { from, to, properties: { ...validity, ...properties, claimStatus: 'ASSERTED', ...KNOWN } };
      await run(statementText('ingestion/create-facts', [kind]), { rows: [row] });
    }
  });
}

/** A day, any time, or today. */
const lenses = fc.constantFrom('2019-06-01', '2021-06-01', '2022-06-01', 'ANY', undefined);
type Lens = string | undefined;
const asOf = (lens: Lens): object | null =>
  lens === undefined ? null : lens === 'ANY' ? { anyTime: true } : { validAt: lens };
const holds = ({ holdsFrom, holdsTo }: Fact, lens: Lens): boolean => {
  if (lens === 'ANY') return true;
  const day = lens ?? '2026-01-15';
  return holdsFrom <= day && holdsTo > day;
};

describe('chains', () => {
  interface Search {
    readonly from: string;
    readonly to: string;
    readonly maxHops: number;
    readonly relations: readonly RelationKind[] | null;
    readonly via: readonly string[];
    readonly avoid: readonly string[];
    readonly through: readonly EntityKind[] | null;
    readonly minConfidence: number;
    readonly first: number;
    readonly lens: Lens;
  }
  interface Chain {
    readonly entities: readonly string[];
    readonly facts: readonly string[];
    readonly confidence: number;
  }

  /** Bounds and kinds shape the statement, which has to be planned: of them only few. */
  const searches = (keys: readonly string[]): fc.Arbitrary<Search> => {
    const some = (maxLength: number) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.subarray([...keys], { maxLength }) },
      );
    return fc
      .record({
        ends: fc.shuffledSubarray([...keys], { minLength: 2, maxLength: 2 }),
        maxHops: fc.constantFrom(2, 6, 6),
        relations: fc.constantFrom(null, null, ['MEMBER_OF', 'PART_OF', 'COOPERATES_WITH'] as const),
        via: some(2),
        avoid: some(2),
        through: fc.constantFrom(null, null, ['SCHOOL', 'PERSON', 'ALLIANCE'] as const, ['SCHOOL'] as const),
        minConfidence: fc.constantFrom(0, 0, 0, 0.35, 0.49, 0.9),
        first: fc.constantFrom(1, 3, 50, 50),
        lens: lenses,
      })
      .map(({ ends: [from = '', to = ''], avoid, via, ...rest }) => {
        const shunned = avoid.filter((key) => key !== from && key !== to && !via.includes(key));
        return { from, to, via, avoid: shunned, ...rest };
      });
  };

  /** All chains there are, best first: a walk over every loopless path. */
  function reference({ kinds, facts }: Graph, search: Search): Chain[] {
    const { from, to, relations, via, avoid, through, lens } = search;
    const usable = facts.filter((fact) => holds(fact, lens) && (relations === null || relations.includes(fact.kind)));
    const mayPass = (key: string): boolean => {
      const kind = kinds.get(key);
      return key === to || via.includes(key) || through === null || (kind !== undefined && through.includes(kind));
    };
    const degree = (key: string): number => facts.filter((fact) => fact.from === key || fact.to === key).length;
    const rounded = (number: number): number => Math.round(number * 1e9) / 1e9;
    const found: (Chain & { spread: number })[] = [];
    const walk = (entities: readonly string[], path: readonly Fact[]): void => {
      const here = entities.at(-1) ?? '';
      if (here === to) {
        const confidence = rounded(path.reduce((product, fact) => product * fact.confidence, 1));
        const inner = entities.slice(1, -1);
        const spread = rounded(inner.reduce((sum, key) => sum + Math.log(1 + degree(key)), 0));
        if (confidence >= search.minConfidence && via.every((key) => entities.includes(key))) {
          found.push({ entities, facts: path.map(({ id }) => id), confidence, spread });
        }
        return;
      }
      if (path.length === search.maxHops) return;
      for (const fact of usable) {
        if (fact.from !== here && fact.to !== here) continue;
        const next = fact.from === here ? fact.to : fact.from;
        if (!entities.includes(next) && !avoid.includes(next) && mayPass(next))
          walk([...entities, next], [...path, fact]);
      }
    };
    walk([from], []);
    const idsOf = ({ facts: ids }: Chain): string => ids.join(' ');
    return found
      .sort(
        (a, b) =>
          a.facts.length - b.facts.length ||
          b.confidence - a.confidence ||
          a.spread - b.spread ||
          (idsOf(a) < idsOf(b) ? -1 : 1),
      )
      .map(({ spread: _spread, ...chain }) => chain);
  }

  const QUERY = `query ($from: ID!, $to: ID!, $maxHops: Int, $relations: [RelationKind!], $via: [ID!], $avoid: [ID!],
    $through: [EntityKind!], $minConfidence: Float, $first: Int, $asOf: AsOf) {
    chains(from: $from, to: $to, maxHops: $maxHops, relations: $relations, via: $via, avoid: $avoid,
      through: $through, minConfidence: $minConfidence, first: $first, asOf: $asOf) {
      truncated chains { length confidence entities { key } relations { key } }
    }
  }`;

  async function asked({ lens, ...search }: Search): Promise<{ truncated: boolean; chains: Chain[] }> {
    interface Answer {
      chains: {
        truncated: boolean;
        chains: { length: number; confidence: number; entities: { key: string }[]; relations: { key: string }[] }[];
      };
    }
    const { chains: answer } = await graph.ask<Answer>(QUERY, { ...search, asOf: asOf(lens) });
    const chains = answer.chains.map(({ length, confidence, entities, relations }) => {
      expect(length).toBe(relations.length);
      return { entities: entities.map(({ key }) => key), facts: relations.map(({ key }) => key), confidence };
    });
    return { truncated: answer.truncated, chains };
  }

  it('are the best of all loopless ways under every filter, in whatever order facts were written', {
    timeout: 180_000,
  }, async () => {
    let compared = 0;
    const cases = graphs.chain((given) =>
      fc.tuple(fc.constant(given), fc.array(searches([...given.kinds.keys()]), { minLength: 10, maxLength: 10 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([given, wanted]) => {
        const orders = [given, { kinds: new Map([...given.kinds].reverse()), facts: [...given.facts].reverse() }];
        for (const order of orders) {
          await load(order);
          for (const search of wanted) {
            const chains = reference(given, search);
            compared += chains.length > 0 ? 1 : 0;
            expect({ search, ...(await asked(search)) }).toEqual({
              search,
              truncated: false,
              chains: chains.slice(0, search.first),
            });
          }
        }
      }),
      { seed: 4, numRuns: 10, endOnFailure: true },
    );
    // the reference is no test where nothing is ever found
    expect(compared).toBeGreaterThan(80);
  });
});

describe('a neighbourhood', () => {
  interface Around {
    readonly of: readonly string[];
    readonly hops: number;
    readonly relations: readonly RelationKind[] | null;
    readonly kinds: readonly EntityKind[] | null;
    readonly limit: number;
    readonly lens: Lens;
  }
  interface Subgraph {
    readonly nodes: readonly { key: string }[];
    readonly edges: readonly { key: string }[];
    readonly omitted: readonly { node: { key: string }; predicate: RelationKind; direction: string; count: number }[];
  }

  const arounds = (keys: readonly string[]): fc.Arbitrary<Around> =>
    fc
      .record({
        of: fc.shuffledSubarray([...keys], { minLength: 1, maxLength: 2 }),
        hops: fc.constantFrom(1, 2, 3),
        relations: fc.constantFrom(null, null, ['MEMBER_OF', 'PART_OF', 'COOPERATES_WITH'] as const),
        kinds: fc.constantFrom(null, null, ['SCHOOL', 'PERSON'] as const, ['ALLIANCE'] as const),
        more: fc.constantFrom(0, 1, 2, 4, 12),
        lens: lenses,
      })
      .map(({ more, ...rest }) => ({ ...rest, limit: rest.of.length + more }));

  const QUERY = `query ($of: [ID!]!, $hops: Int, $relations: [RelationKind!], $kinds: [EntityKind!], $limit: Int, $asOf: AsOf) {
    neighbourhood(of: $of, hops: $hops, relations: $relations, kinds: $kinds, limit: $limit, asOf: $asOf) {
      nodes { key } edges { key } omitted { node { key } predicate direction count }
    }
  }`;
  const asked = async ({ lens, ...around }: Around): Promise<Subgraph> =>
    (await graph.ask<{ neighbourhood: Subgraph }>(QUERY, { ...around, asOf: asOf(lens) })).neighbourhood;

  /** Facts that pass the filters, whatever their ends. */
  const usable = ({ facts }: Graph, { relations, lens }: Around): Fact[] =>
    facts.filter((fact) => holds(fact, lens) && (relations === null || relations.includes(fact.kind)));

  /** How many relations each entity is away from those asked for, over these facts only. */
  function distances(of: readonly string[], facts: readonly Fact[]): Map<string, number> {
    const found = new Map(of.map((key) => [key, 0]));
    for (const [key, distance] of found) {
      for (const { from, to } of facts) {
        const next = from === key ? to : to === key ? from : undefined;
        if (next !== undefined && !found.has(next)) found.set(next, distance + 1);
      }
    }
    return found;
  }

  function check(given: Graph, around: Around, { nodes, edges, omitted }: Subgraph): void {
    const { of, hops, kinds, limit } = around;
    const facts = usable(given, around);
    const drawn = nodes.map(({ key }) => key);
    const fits = (key: string): boolean => {
      const kind = given.kinds.get(key);
      return of.includes(key) || kinds === null || (kind !== undefined && kinds.includes(kind));
    };

    // those asked for first, nobody twice, the budget used up as far as there is anything to draw
    const reachable = distances(
      of,
      facts.filter(({ from, to }) => fits(from) && fits(to)),
    );
    const near = [...reachable].filter(([, distance]) => distance <= hops).map(([key]) => key);
    expect(drawn.slice(0, of.length)).toEqual(of);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length).toBe(Math.min(limit, near.length));
    expect(near).toEqual(expect.arrayContaining(drawn));

    // every relation between them
    const between = facts.filter(({ from, to }) => drawn.includes(from) && drawn.includes(to));
    expect(edges.map(({ key }) => key)).toEqual(between.map(({ id }) => id).sort());

    // what is drawn and what is omitted add up, for each entity that was expanded, kind and direction
    const within = distances(of, between);
    const omissions = new Map(
      omitted.map(({ node, predicate, direction, count }) => [`${node.key} ${predicate} ${direction}`, count]),
    );
    expect(omissions.size).toBe(omitted.length);
    const expected = new Map<string, number>();
    for (const key of drawn.filter((each) => (within.get(each) ?? hops) < hops)) {
      for (const { from, to, kind } of facts) {
        const far = from === key ? to : to === key ? from : undefined;
        if (far === undefined || drawn.includes(far) || !fits(far)) continue;
        const name = `${key} ${kind} ${from === key ? 'OUT' : 'IN'}`;
        expected.set(name, (expected.get(name) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries([...omissions].sort())).toEqual(Object.fromEntries([...expected].sort()));
  }

  it('adds up under every filter, in whatever order facts were written', { timeout: 180_000 }, async () => {
    let cut = 0;
    const cases = graphs.chain((given) =>
      fc.tuple(fc.constant(given), fc.array(arounds([...given.kinds.keys()]), { minLength: 12, maxLength: 12 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([given, wanted]) => {
        await load(given);
        const answers: Subgraph[] = [];
        for (const around of wanted) {
          const answer = await asked(around);
          cut += answer.omitted.length > 0 ? 1 : 0;
          check(given, around, answer);
          answers.push(answer);
        }
        await load({ kinds: new Map([...given.kinds].reverse()), facts: [...given.facts].reverse() });
        for (const [index, around] of wanted.entries()) expect(await asked(around)).toEqual(answers[index]);
      }),
      { seed: 4, numRuns: 20, endOnFailure: true },
    );
    expect(cut).toBeGreaterThan(60);
  });
});
