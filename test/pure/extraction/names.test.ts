import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { told } from './support.ts';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.warn('skipped: the lists of names are not beside the checkout (../shared/data)');

/** Every tenth name of a column. */
function namesIn(file: string, column: string): string[] {
  const [head = '', ...rows] = readFileSync(new URL(file, FOLDER), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  const at = head.split(',').indexOf(column);
  return rows.filter((_, index) => index % 10 === 0).map((row) => row.split(',')[at] ?? '');
}

describe.skipIf(!isThere)('names on official lists', () => {
  it.each([
    ['moe-schools-2025.csv', 'name', 0.99],
    ['ashare-companies-2026.csv', 'full_name', 0.94],
  ])('%s: are found in whole inside a sentence', { timeout: 60_000 }, (file, column, share) => {
    const names = namesIn(file, column);
    const found = names.filter((name) => {
      const { records } = told(`会议由${name}承办。`);
      return records.some((record) => record.type === 'entity' && record.name === name);
    });
    expect(names.length).toBeGreaterThan(200);
    expect(found.length / names.length).toBeGreaterThanOrEqual(share);
  });
});
