import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { some } from '../../src/features/ingestion/lines.ts';
import type { Line } from '../../src/features/ingestion/parse.ts';
import { importFiles } from '../../src/features/tables/import-files.ts';
import { readMapping } from '../../src/features/tables/presets.ts';
import { files } from '../pure/tables/support.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

/** Imports tables by a preset, through the one door. */
async function take(preset: string, paths: readonly string[], hours = 0) {
  const { mapping, file } = readMapping(preset);
  const made = importFiles({
    mapping,
    mappingFile: file,
    files: paths,
    source: { publisher: preset === 'three-lists' ? '某市联合体' : preset, publishedOn: '2025-06-20' },
    onTable: () => {},
    onReject: (fault) => expect(fault).toBeUndefined(),
  });
  async function* lines(): AsyncGenerator<Line> {
    for await (const { record, ...at } of made) yield { text: JSON.stringify(record), ...at };
  }
  return ingestAll(graph.database, some(lines()), { now: new Date(NOW.getTime() + hours * 3_600_000) });
}

const LISTS = {
  'regions.csv': '代码,名称,级别\n140000,山西省,省级\n140400,长治市,地级\n',
  'schools.csv': '学校标识码,学校名称,所在地,办学层次\n4114000001,甲职业学院,长治市,专科\n',
  'majors.csv':
    '专业代码,专业名称,专业类代码,专业类,专业大类代码,专业大类\n460301,机电一体化技术,4603,自动化类,46,装备制造大类\n',
  'offers.csv': '学校标识码,专业代码,年份\n4114000001,460301,2024|2025\n',
  '人才需求清单.csv':
    '企业名称,统一社会信用代码,岗位名称,需求人数,学历要求,专业要求,技能要求,工作地点,需求年度\n乙公司,91140400MA0000000A,机电工程师,20,专科,460301,机器人运维,长治市,2025-2026\n',
  '核心产品清单.csv': '企业名称,统一社会信用代码,产品名称,年产量\n乙公司,91140400MA0000000A,减速器,1200台\n',
};

describe('lists imported by presets', () => {
  const PRESETS = ['regions', 'schools', 'majors', 'school-majors', 'three-lists', 'three-lists'];
  const takeAll = async (hours: number) => {
    const paths = await files(LISTS);
    const reports = [];
    for (const [index, preset] of PRESETS.entries()) reports.push(await take(preset, [paths[index] ?? ''], hours));
    return reports;
  };

  it('are a graph to ask: needs with number, level, place, period and topics, and who can meet them', async () => {
    await takeAll(0);
    const { offers } = await graph.ask(`{ offers(side: DEMAND, asOf: { validAt: "2025-10-01" }) { nodes {
      key name quantity unit level owner { key name } region { name } validity { from to }
      topics { topic { key } weight } provenance { evidence { nodes { paragraph source { title } } } }
    } } }`);
    expect(offers).toEqual({
      nodes: [
        {
          key: 'offer:demand/2025—2026/机电工程师@enterprise:91140400MA0000000A',
          name: '机电工程师',
          quantity: 20,
          unit: '人',
          level: 'DIPLOMA',
          owner: { key: 'enterprise:91140400MA0000000A', name: '乙公司' },
          region: { name: '长治市' },
          validity: { from: '2025-01-01', to: '2027-01-01' },
          topics: expect.arrayContaining([
            { topic: { key: 'major:2021:460301' }, weight: 1 },
            { topic: { key: 'occupation:机电工程师' }, weight: 1 },
            { topic: { key: 'skill:机器人运维' }, weight: 1 },
          ]),
          provenance: { evidence: { nodes: [{ paragraph: 1, source: { title: '某市联合体人才需求清单' } }] } },
        },
      ],
    });
    const { matches } = await graph.ask(`{ matches(
      offer: "offer:demand/2025—2026/机电工程师@enterprise:91140400MA0000000A", asOf: { validAt: "2025-10-01" }
    ) { nodes { offer { key owner { name } } } } }`);
    expect(matches).toEqual({
      nodes: [{ offer: { key: expect.stringContaining('offer:derived:'), owner: { name: '甲职业学院' } } }],
    });
  });

  it('are all unchanged the second time', async () => {
    await takeAll(0);
    for (const report of await takeAll(1)) expect(report).toMatchObject({ created: 0, updated: 0, evidence: 0 });
  });
});
