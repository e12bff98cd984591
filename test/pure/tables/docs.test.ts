import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseRecords } from '../../../src/features/ingestion/parse.ts';
import { FORMATS } from '../../../src/features/tables/mapping.ts';
import { presetNames, readMapping } from '../../../src/features/tables/presets.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { files, imported } from './support.ts';

const DOCS = readFileSync(join(projectRoot, 'docs', 'importing.md'), 'utf8');

it('names every preset and every format', () => {
  for (const name of [...presetNames(), ...FORMATS]) expect(DOCS).toContain(`\`${name}\``);
});

it('describes each preset in both languages', () => {
  for (const name of presetNames()) expect(readMapping(name).mapping.description).toMatch(/[a-z]{3}.*\p{Script=Han}/u);
});

it('has a mapping that works as it stands', async () => {
  const [, json = ''] = /```json\n([\s\S]+?)```/.exec(DOCS) ?? [];
  const [list = ''] = await files({
    '实训基地.csv':
      '序号,基地名称,学校标识码,所在地,状态,建成时间,面向专业\n1,甲基地,4114000001,长治市,已建成,2024年3月,460301、460103\n2,乙基地,4114000001,长治市,不详,待定,\n合计,合计 2 个,4114000001,,,,\n',
  });
  const { records, made, counts, leftOut } = await imported(JSON.parse(json), [list], {
    source: { publisher: '试验方', publishedOn: '2025-06-20' },
  });
  expect(records).toEqual([
    {
      type: 'entity',
      kind: 'FACILITY',
      key: 'facility:甲基地@school:4114000001',
      name: '甲基地',
      attributes: { status: 'OPEN' },
      validity: { from: '2024-03' },
    },
    { type: 'relation', kind: 'PART_OF', from: 'facility:甲基地@school:4114000001', to: 'school:4114000001' },
    { type: 'relation', kind: 'LOCATED_IN', from: 'facility:甲基地@school:4114000001', to: 'region:140400' },
    { type: 'relation', kind: 'OFFERS_MAJOR', from: 'school:4114000001', to: 'major:2021:460301' },
    { type: 'relation', kind: 'OFFERS_MAJOR', from: 'school:4114000001', to: 'major:2021:460103' },
  ]);
  expect(counts[0]?.skipped).toEqual({ 'a total': 1 });
  expect(leftOut.map(({ message }) => message)).toEqual(['nobody says whether it is there']);
  const lines = made.map(({ record, ...at }) => ({ text: JSON.stringify(record), ...at }));
  expect(parseRecords(lines).problems).toEqual([]);
});
