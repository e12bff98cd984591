import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

/** What was added, ended or changed from one view to another. */

const [FIRST, SECOND, THIRD] = ['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
const [SCHOOL, OTHER, ALLIANCE, PERSON] = ['school:s1', 'school:s2', 'alliance:a@cn', 'person:谢刚@school:s1'];

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(
    [
      source(),
      entity('REGION', 'region:140000', '山西省', { attributes: { code: '140000' } }),
      entity('SCHOOL', SCHOOL, '太行职业学院'),
      entity('SCHOOL', OTHER, '汾河职业学院', { validity: { from: '2024-09', to: '2025-06-01' } }),
      entity('ALLIANCE', ALLIANCE, '装备联盟', { attributes: { status: 'PROPOSED' } }),
      entity('PERSON', PERSON, '谢刚'),
      entity('THEME', 'theme:演示', '演示', { attributes: { synthetic: true }, validity: { from: '2025-01-01' } }),
      relation('LOCATED_IN', SCHOOL, 'region:140000', { qualifier: 'SEAT' }),
      relation('MEMBER_OF', SCHOOL, ALLIANCE, { role: 'MEMBER' }, { validity: { to: '2024-12-31' } }),
      relation('MEMBER_OF', SCHOOL, ALLIANCE, { role: 'LEAD_SCHOOL' }, { validity: { from: '2024-12-31' } }),
      relation('MEMBER_OF', OTHER, ALLIANCE, { role: 'MEMBER' }),
      relation('ADVOCATES', PERSON, 'theme:演示', {}, { validity: { from: '2025-01-01' } }),
    ],
    new Date(FIRST),
  );
  await graph.ingest(
    [
      source({ key: 'source:later-2026' }),
      entity('ALLIANCE', ALLIANCE, '装备联盟', { attributes: { status: 'ESTABLISHED' } }),
      entity('SCHOOL', SCHOOL, '太行职业技术大学', { aliases: [{ name: '太行职业学院', kind: 'FORMER' }] }),
      relation('HOLDS_ROLE', PERSON, SCHOOL, { title: '院长' }, { validity: { from: '2020' } }),
      relation('MEMBER_OF', OTHER, ALLIANCE, { role: 'MEMBER' }, { validity: { observedOn: ['2025-01-05'] } }),
      relation(
        'LOCATED_IN',
        SCHOOL,
        'region:140000',
        { qualifier: 'SEAT' },
        { evidence: [{ source: 'source:later-2026' }] },
      ),
    ],
    new Date(SECOND),
  );
  await graph.ingest(
    [
      relation(
        'LOCATED_IN',
        SCHOOL,
        'region:140000',
        { qualifier: 'SEAT' },
        { evidence: [{ source: SOURCE, note: '另在他处', stance: 'DISPUTES' }] },
      ),
    ],
    new Date(THIRD),
  );
});
afterAll(() => graph.close());

const COMPARE = `query ($from: AsOf!, $to: AsOf!, $filter: EntityFilter, $first: Int = 50, $after: String) {
  compare(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
    totalCount
    nodes { type claim { ... on Entity { name } ... on Relation { predicate from { name } to { name } } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

interface Node {
  readonly type: string;
  readonly claim: {
    readonly name?: string;
    readonly predicate?: string;
    readonly from: { name: string };
    readonly to: { name: string };
  };
}
interface Compared {
  readonly compare: {
    readonly totalCount: number;
    readonly nodes: readonly Node[];
    readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  };
}

const line = ({ type, claim: { name, predicate, from, to } }: Node): string =>
  `${type} ${name ?? `${predicate} ${from.name} → ${to.name}`}`;

async function changes(from: object, to: object, filter: object | null = null): Promise<string[]> {
  const { compare } = await graph.ask<Compared>(COMPARE, { from, to, filter });
  expect(compare.totalCount).toBe(compare.nodes.length);
  return compare.nodes.map(line);
}

const at = (knownAt: string, validAt?: string): object => ({ knownAt, ...(validAt ? { validAt } : { anyTime: true }) });

describe('two views are compared', () => {
  it('on two days: what began was added, what was over has ended', async () => {
    expect(await changes({ validAt: '2024-06-01' }, { validAt: '2025-01-10' })).toEqual([
      'ADDED 汾河职业学院',
      'ADDED MEMBER_OF 汾河职业学院 → 装备联盟',
      'ADDED MEMBER_OF 太行职业技术大学 → 装备联盟',
      'ENDED MEMBER_OF 太行职业技术大学 → 装备联盟',
    ]);
    expect(await changes({ validAt: '2025-05-31' }, { validAt: '2025-06-01' })).toEqual(['ENDED 汾河职业学院']);
  });

  it('by two days of knowledge: what was recorded was added, what is said otherwise has changed', async () => {
    expect(await changes(at(FIRST), at(SECOND))).toEqual([
      'ADDED 院长',
      'ADDED HOLDS_ROLE 谢刚 → 太行职业技术大学',
      'ADDED PART_OF 院长 → 太行职业技术大学',
      'CHANGED 装备联盟',
      'CHANGED 太行职业技术大学',
      'CHANGED MEMBER_OF 汾河职业学院 → 装备联盟',
    ]);
  });

  it('in both: on another day, and as it is known by now', async () => {
    expect(await changes(at(FIRST, '2019-12-31'), { validAt: '2020-01-01' })).toEqual([
      'ADDED 院长',
      'ADDED HOLDS_ROLE 谢刚 → 太行职业技术大学',
      'ADDED PART_OF 院长 → 太行职业技术大学',
      // observed on a later day only, so that it is no longer said to hold then
      'ENDED MEMBER_OF 汾河职业学院 → 装备联盟',
      'CHANGED 装备联盟',
      'CHANGED 太行职业技术大学',
      'CHANGED LOCATED_IN 太行职业技术大学 → 山西省',
    ]);
  });

  it('backwards: what was added has ended', async () => {
    const [from, to] = [at(FIRST), at(SECOND)];
    const turned: Readonly<Record<string, string>> = { ADDED: 'ENDED', ENDED: 'ADDED', CHANGED: 'CHANGED' };
    const there = (await graph.ask<Compared>(COMPARE, { from, to })).compare.nodes;
    const back = (await graph.ask<Compared>(COMPARE, { from: to, to: from })).compare.nodes;
    const told = ({ type, claim }: Node): string => `${type} ${claim.predicate ?? 'entity'}`;
    expect(back.map(told)).toEqual(there.map((node) => told({ ...node, type: turned[node.type] ?? '' })));
  });

  it('one of any time: what is over or has not begun comes besides', async () => {
    expect(await changes({ anyTime: true }, { validAt: '2025-06-01' })).toEqual([
      'ENDED 汾河职业学院',
      'ENDED MEMBER_OF 太行职业技术大学 → 装备联盟',
    ]);
  });

  it('from before anything was recorded: all is new', async () => {
    const before = at('2026-01-01T00:00:00Z');
    expect(await changes(before, before)).toEqual([]);
    expect((await changes(before, { anyTime: true })).filter((each) => !each.startsWith('ADDED'))).toEqual([]);
  });

  it('with themselves: nothing changed', async () => {
    expect(await changes({}, {})).toEqual([]);
    expect(await changes(at(SECOND), at(SECOND))).toEqual([]);
  });

  it('more evidence is no change; the first against it is one', async () => {
    expect(await changes(at(SECOND), at(THIRD))).toEqual(['CHANGED LOCATED_IN 太行职业技术大学 → 山西省']);
  });
});

describe('a filter', () => {
  it('lets entities through, and facts with one of them at an end', async () => {
    expect(await changes(at(FIRST), at(SECOND), { kinds: ['PERSON'] })).toEqual([
      'ADDED HOLDS_ROLE 谢刚 → 太行职业技术大学',
    ]);
    expect(await changes(at(FIRST), at(SECOND), { regions: ['140000'] })).toEqual([
      'ADDED HOLDS_ROLE 谢刚 → 太行职业技术大学',
      'ADDED PART_OF 院长 → 太行职业技术大学',
      'CHANGED 太行职业技术大学',
    ]);
  });

  it('shows what is made up only when told to', async () => {
    const [from, to] = [{ validAt: '2024-12-31' }, { validAt: '2025-01-01' }];
    expect(await changes(from, to)).toEqual([]);
    expect(await changes(from, to, { kinds: ['PERSON'] })).toEqual([]);
    expect(await changes(from, to, { includeSynthetic: true })).toEqual(['ADDED 演示', 'ADDED ADVOCATES 谢刚 → 演示']);
  });

  it('that cannot be is refused', async () => {
    const { errors } = await graph.execute(COMPARE, { from: {}, to: { anyTime: true }, filter: { minConfidence: 2 } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.minConfidence' });
  });
});

describe('the claim of a change', () => {
  it('is read under the view that shows it, and its id carries that view', async () => {
    const { compare } = await graph.ask<{ compare: { nodes: { type: string; claim: { id: string } }[] } }>(
      `query ($from: AsOf!, $to: AsOf!) {
        compare(from: $from, to: $to, filter: { kinds: [SCHOOL] }) {
          nodes { type claim { __typename id validity { to } provenance { status evidence { totalCount } } ...seen } }
        }
      }
      fragment seen on Claim { ... on Membership { role member { name } } ... on School { name } }`,
      { from: at(FIRST, '2024-06-01'), to: at(SECOND, '2025-01-10') },
    );
    const provenance = { status: 'ASSERTED', evidence: { totalCount: 1 } };
    const ended = compare.nodes.find(({ type }) => type === 'ENDED')?.claim;
    expect(ended).toEqual({
      __typename: 'Membership',
      id: expect.stringMatching(/^MEMBER_OF-.{22}~20240601k/),
      validity: { to: '2024-12-31' },
      provenance,
      role: 'MEMBER',
      member: { name: '太行职业学院' },
    });
    expect(compare.nodes.find(({ claim }) => claim.id.startsWith('e-'))?.claim).toMatchObject({
      __typename: 'School',
      id: expect.stringMatching(/~20250110k/),
    });
    const again = 'query ($id: ID!) { node(id: $id) { ... on Membership { member { name } } } }';
    expect(await graph.ask(again, { id: ended?.id })).toEqual({ node: { member: { name: '太行职业学院' } } });
  });
});

describe('pages', () => {
  it('follow one another without gap or repetition', async () => {
    const [from, to] = [at(FIRST), at(SECOND)];
    const whole = await changes(from, to);
    const found: string[] = [];
    for (let after: string | null = null, first = true; ; first = false) {
      const { compare }: Compared = await graph.ask<Compared>(COMPARE, { from, to, first: 2, after });
      expect(compare.pageInfo.hasPreviousPage).toBe(!first);
      found.push(...compare.nodes.map(line));
      after = compare.pageInfo.endCursor;
      if (!compare.pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(whole);
  });

  it('are of 1 to 100, by cursors of their own', async () => {
    const refused = async (variables: object) =>
      (await graph.execute(COMPARE, { from: {}, to: {}, ...variables })).errors?.[0]?.extensions.code;
    expect(await refused({ first: 101 })).toBe('BAD_USER_INPUT');
    expect(await refused({ after: 'x' })).toBe('BAD_CURSOR');
  });

  it('see what was written since', async () => {
    const to = { anyTime: true };
    const before = await changes(at(THIRD), to);
    await graph.ingest([entity('POLICY', 'policy:新@cn', '新政策')], new Date('2026-05-01T00:00:00Z'));
    expect(await changes(at(THIRD), to)).toEqual(['ADDED 新政策', ...before]);
  });
});
