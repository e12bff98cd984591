import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A federation with branch and department, an enterprise that moved, a school that renamed itself. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('REGION', 'region:140000', '山西省'),
    entity('REGION', 'region:140400', '长治市'),
    entity('REGION', 'region:140100', '太原市'),
    entity('INDUSTRY', 'industry:gbt4754-2017:C35', '专用设备制造业'),
    entity('INDUSTRY', 'industry:gbt4754-2017:C33', '金属制品业'),
    entity('MAJOR', 'major:2021:460301', '机电一体化技术', { attributes: { code: '460301' } }),
    entity('MAJOR', 'major:2021:460103', '数控技术', { attributes: { code: '460103' } }),
    entity('ASSOCIATION', 'org:联合会', '机械联合会'),
    entity('ASSOCIATION', 'org:分会', '机械联合会职教分会', { attributes: { unit: 'BRANCH' } }),
    entity('ASSOCIATION', 'org:部', '机械联合会培训部', { attributes: { unit: 'DEPARTMENT' } }),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('SCHOOL', 'school:s', '太行职业学院', {
      aliases: [{ name: '太行工业学校', kind: 'FORMER', validity: { from: '1958', to: '2003-04-01' } }],
      identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
      attributes: { educationLevel: '专科' },
    }),
    relation('PART_OF', 'org:分会', 'org:联合会', { qualifier: 'BRANCH' }),
    relation('PART_OF', 'org:部', 'org:联合会', { qualifier: 'DEPARTMENT' }, { validity: { to: '2022-01-01' } }),
    relation('LOCATED_IN', 'org:联合会', 'region:140000', { qualifier: 'JURISDICTION' }),
    relation('LOCATED_IN', 'org:联合会', 'region:140100', { qualifier: 'SEAT' }),
    relation(
      'LOCATED_IN',
      'enterprise:e',
      'region:140100',
      { qualifier: 'SEAT' },
      { validity: { from: '2001', to: '2015' } },
    ),
    relation('LOCATED_IN', 'enterprise:e', 'region:140400', { qualifier: 'SEAT' }, { validity: { from: '2016' } }),
    relation('IN_INDUSTRY', 'enterprise:e', 'industry:gbt4754-2017:C35'),
    relation('IN_INDUSTRY', 'enterprise:e', 'industry:gbt4754-2017:C33'),
    relation('OFFERS_MAJOR', 'school:s', 'major:2021:460301', {}, { validity: { observedOn: ['2025'] } }),
    relation('OFFERS_MAJOR', 'school:s', 'major:2021:460103', {}, { validity: { observedOn: ['2024'] } }),
  ]);
});
afterAll(() => graph.close());

describe('an organisation', () => {
  it('has the units that are its parts today, and they have it above them', async () => {
    const answer = await graph.ask(`{
      entity(by: { name: "机械联合会" }) {
        ... on Association { unit parent { name } units { totalCount nodes { name ... on Association { unit } } } }
      }
      branch: entity(by: { key: "org:分会" }) { ... on Organisation { parent { name } units { totalCount } } }
      department: entity(by: { key: "org:部" }) { ... on Organisation { parent { name } } }
    }`);
    expect(answer).toEqual({
      entity: {
        unit: null,
        parent: null,
        units: { totalCount: 1, nodes: [{ name: '机械联合会职教分会', unit: 'BRANCH' }] },
      },
      branch: { parent: { name: '机械联合会' }, units: { totalCount: 0 } },
      department: { parent: null },
    });
  });

  it('has the units it ever had', async () => {
    const answer = await graph.ask(`{
      entity(by: { name: "机械联合会" }, asOf: { anyTime: true }) { ... on Organisation { units { nodes { name } } } }
    }`);
    expect(answer).toEqual({
      entity: { units: { nodes: [{ name: '机械联合会培训部' }, { name: '机械联合会职教分会' }] } },
    });
  });

  it('has its seat for a region, before what it serves', async () => {
    const answer = await graph.ask('{ entity(by: { name: "机械联合会" }) { ... on Actor { region { name } } } }');
    expect(answer).toEqual({ entity: { region: { name: '太原市' } } });
  });

  it.each([
    ['2015-12-31', '太原市'],
    ['2016-01-01', '长治市'],
    ['2000-12-31', null],
  ])('that moved was seated on %s in %s', async (validAt, name) => {
    const answer = await graph.ask(
      'query ($validAt: Date) { enterprises(asOf: { validAt: $validAt }) { nodes { region { name } } } }',
      { validAt },
    );
    expect(answer).toEqual({ enterprises: { nodes: [{ region: name === null ? null : { name } }] } });
  });

  it('is in industries, by code', async () => {
    const answer = await graph.ask('{ enterprises { nodes { name industries { name } } } }');
    const industries = [{ name: '金属制品业' }, { name: '专用设备制造业' }];
    expect(answer).toEqual({ enterprises: { nodes: [{ name: '上党重工', industries }] } });
  });
});

describe('a school', () => {
  it('is found by code, present and former name, and is the same', async () => {
    const school =
      'name aliases { name kind validity { from to fromPrecision toPrecision } } identifiers { scheme value }';
    const answer = await graph.ask(`{
      code: entity(by: { identifier: { scheme: "MOE_SCHOOL", value: "4114012888" } }) { ${school} }
      name: entity(by: { name: "太行 职业学院" }) { key }
      former: entity(by: { name: "太行工业学校" }) { key }
      other: entity(by: { identifier: { scheme: "MOE_SCHOOL", value: "4114012889" } }) { key }
    }`);
    const validity = { from: '1958-01-01', to: '2003-04-01', fromPrecision: 'YEAR', toPrecision: 'DAY' };
    expect(answer).toEqual({
      code: {
        name: '太行职业学院',
        aliases: [{ name: '太行工业学校', kind: 'FORMER', validity }],
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
      },
      name: { key: 'school:s' },
      former: { key: 'school:s' },
      other: null,
    });
  });

  it('offers a major from the end of the year whose plan lists it', async () => {
    const answer = await graph.ask(`{
      a: schools(asOf: { validAt: "2024-12-30" }) { nodes { educationLevel majors { totalCount } } }
      b: schools(asOf: { validAt: "2024-12-31" }) { nodes { majors { nodes { code name } } } }
      c: schools { nodes { majors { totalCount nodes { code name } } } }
    }`);
    const milling = { code: '460103', name: '数控技术' };
    const mechatronics = { code: '460301', name: '机电一体化技术' };
    expect(answer).toEqual({
      a: { nodes: [{ educationLevel: '专科', majors: { totalCount: 0 } }] },
      b: { nodes: [{ majors: { nodes: [milling] } }] },
      c: { nodes: [{ majors: { totalCount: 2, nodes: [milling, mechatronics] } }] },
    });
  });
});
