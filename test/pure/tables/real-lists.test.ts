import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRecords } from '../../../src/features/ingestion/parse.ts';
import { readMapping } from '../../../src/features/tables/presets.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { imported } from './support.ts';

const DATA = join(projectRoot, '..', 'shared', 'data');
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: there are no real lists in ${DATA}`);

describe.skipIf(!isThere)('a real list', { timeout: 30_000 }, () => {
  it.each([
    ['regions', 'regions.csv', { rows: 3_348, entities: 3_348, relations: 3_317 }],
    ['schools', 'moe-schools-2025.csv', { rows: 2_919, entities: 2_919, relations: 2_919 }],
    ['industries', 'gbt4754-2017.csv', { rows: 1_971, entities: 1_971, relations: 1_951 }],
    // 2,142 majors with their 363 classes and 69 fields
    ['majors', 'majors.csv', { rows: 2_142, entities: 2_142 + 363 + 69, relations: 2_142 + 363 }],
    // 5,178 of them say where they are
    ['listed-companies', 'ashare-companies-2026.csv', { rows: 5_190, entities: 5_190, relations: 5_178 }],
  ])('goes through the preset %s without a fault: %s', async (preset, name, counted) => {
    const { mapping } = readMapping(preset);
    const source = { publisher: '试验方', publishedOn: '2025-06-20' };
    const { counts, faults, leftOut, made } = await imported(mapping, [join(DATA, name)], { source });
    expect([faults, leftOut]).toEqual([[], []]);
    expect(counts).toMatchObject([counted]);
    const lines = made.map(({ record, ...at }) => ({ text: JSON.stringify(record), ...at }));
    expect(parseRecords(lines).problems).toEqual([]);
  });
});
