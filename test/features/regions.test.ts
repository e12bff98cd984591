import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A province with two cities, a county and a zone without a code; a school in the county, one in the other city. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const region = (code: string, name: string, level: string) =>
    entity('REGION', `region:${code}`, name, { attributes: { code, system: 'GB/T 2260', version: '2023', level } });
  await graph.ingest([
    source(),
    region('140000', '山西省', '省级'),
    region('140400', '长治市', '地级'),
    region('140100', '太原市', '地级'),
    region('140423', '襄垣县', '县级'),
    entity('REGION', 'region:140400/高新区', '高新区', { attributes: { level: '开发区' } }),
    relation('PART_OF', 'region:140400', 'region:140000'),
    relation('PART_OF', 'region:140100', 'region:140000'),
    relation('PART_OF', 'region:140423', 'region:140400'),
    relation('PART_OF', 'region:140400/高新区', 'region:140400'),
    entity('SCHOOL', 'school:a', '襄垣学校'),
    entity('SCHOOL', 'school:b', '太原学校'),
    entity('SCHOOL', 'school:c', '某地学校'),
    relation('LOCATED_IN', 'school:a', 'region:140423', { qualifier: 'SEAT' }),
    relation('LOCATED_IN', 'school:b', 'region:140100', { qualifier: 'SEAT' }),
  ]);
});
afterAll(() => graph.close());

describe('regions', () => {
  it('form a tree, read upwards and downwards', async () => {
    const answer = await graph.ask(`{
      entity(by: { name: "襄垣县" }) {
        ... on Region { code system version level parent { name parent { name parent { name } } } children { totalCount } }
      }
      city: entity(by: { key: "region:140400" }) {
        ... on Region { children { totalCount nodes { name code level } } }
      }
    }`);
    expect(answer).toEqual({
      entity: {
        code: '140423',
        system: 'GB/T 2260',
        version: '2023',
        level: '县级',
        parent: { name: '长治市', parent: { name: '山西省', parent: null } },
        children: { totalCount: 0 },
      },
      city: {
        children: {
          totalCount: 2,
          nodes: [
            { name: '高新区', code: null, level: '开发区' },
            { name: '襄垣县', code: '140423', level: '县级' },
          ],
        },
      },
    });
  });

  it.each([
    [['140000'], ['襄垣学校', '太原学校']],
    [['140400'], ['襄垣学校']],
    [
      ['region:140423', '140100'],
      ['襄垣学校', '太原学校'],
    ],
    [['140400/高新区'], []],
  ])('filter by %j: what lies there or below, and nothing of which no place is known', async (regions, names) => {
    const answer = await graph.ask(
      'query ($regions: [String!]) { schools(filter: { regions: $regions }) { totalCount nodes { name } } }',
      { regions },
    );
    const nodes = names.map((name) => ({ name }));
    expect(answer).toEqual({ schools: { totalCount: names.length, nodes } });
  });

  it('are counted by where entities lie, what has no known place apart', async () => {
    const answer = await graph.ask(
      '{ counts(by: [REGION], filter: { kinds: [SCHOOL] }) { dimension buckets { value label count } } }',
    );
    const buckets = [
      { value: 'region:140100', label: '太原市', count: 1 },
      { value: 'region:140423', label: '襄垣县', count: 1 },
      { value: null, label: '不详 not known', count: 1 },
    ];
    expect(answer).toEqual({ counts: [{ dimension: 'REGION', buckets }] });
  });
});
