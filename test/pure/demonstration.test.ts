import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { demonstration, jsonLines } from '../../src/features/demonstration/demonstration.ts';
import { linesOf, parseRecords } from '../../src/features/ingestion/parse.ts';
import type { EntityRecord, RelationRecord } from '../../src/features/ingestion/record.ts';

const parsed = demonstration.map((batch) => parseRecords(linesOf(jsonLines(batch), batch.name)));
const records = parsed.flatMap((batch) => batch.parsed.map(({ record }) => record));
const entities = records.filter((record): record is EntityRecord => record.type === 'entity');
const relations = records.filter((record): record is RelationRecord => record.type === 'relation');
const keys = new Set(entities.map(({ key }) => key));
const named = new Map(entities.map((entity) => [`${entity.kind} ${entity.name}`, entity]));
const count = (kind: EntityRecord['kind']) => entities.filter((entity) => entity.kind === kind).length;
const offers = entities.filter(({ kind }) => kind === 'OFFER');
const topicsOf = ({ attributes }: EntityRecord) => (attributes?.topics ?? []) as { key: string }[];
const on = (side: string) => offers.filter(({ attributes }) => attributes?.side === side);

describe('the demonstration set', () => {
  it('is the same each time and on every machine', async () => {
    const hash = (batches: typeof demonstration) =>
      createHash('sha256').update(batches.map(jsonLines).join('')).digest('hex');
    const first = hash(demonstration);
    vi.resetModules();
    const again = await import('../../src/features/demonstration/demonstration.ts');
    expect(again.demonstration).not.toBe(demonstration);
    expect(hash(again.demonstration)).toBe(first);
    expect(first).toBe('7bc3c5b9c9ea289bc14a0fd2623cfac1c6073c5f9c0f8a85219e40666645dfbd');
  });

  it('has nothing but valid records, each key once', () => {
    expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
    expect(keys.size).toBe(entities.length);
  });

  it('marks every thing as made up, and every source says so', () => {
    expect(entities.filter(({ attributes }) => attributes?.synthetic !== true)).toEqual([]);
    const sources = records.filter(({ type }) => type === 'source');
    expect(sources).toHaveLength(2);
    for (const source of sources) expect(source).toMatchObject({ title: expect.stringContaining('演示数据（虚构）') });
  });

  it('ties nothing to what is real: all ends, topics and derived posts are its own', () => {
    const mentioned = [
      ...relations.flatMap(({ from, to }) => [from, to]),
      ...offers.flatMap((offer) => topicsOf(offer).map(({ key }) => key)),
      ...relations.flatMap(({ kind, to, qualifiers }) =>
        kind === 'HOLDS_ROLE' ? [`role:${qualifiers.title}@${to}`] : [],
      ),
    ];
    expect(mentioned.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('is as rich as a small province', () => {
    const kinds = ['REGION', 'SCHOOL', 'ENTERPRISE', 'ALLIANCE', 'PERSON', 'EVENT', 'AGREEMENT'] as const;
    const terms = ['MAJOR', 'INDUSTRY', 'OCCUPATION', 'SKILL'] as const;
    expect(kinds.map(count)).toEqual([21, 25, 80, 8, 60, 4, 8]);
    expect(terms.map(count)).toEqual([49, 30, 37, 80]);
    expect([on('DEMAND').length, on('SUPPLY').length]).toEqual([251, 238]);
    expect([...new Set(offers.map(({ attributes }) => attributes?.category))].sort()).toEqual(
      ['EQUIPMENT', 'PEOPLE', 'STANDARDS', 'TEACHERS', 'TECHNOLOGY', 'TRAINING'].sort(),
    );
  });

  it('goes in by batches that one transaction takes', () => {
    for (const { records: batch } of demonstration) {
      expect(batch.filter(({ type }) => type === 'entity').length).toBeLessThan(2_500);
      expect(batch.length).toBeLessThan(4_000);
    }
  });
});

describe('on purpose', () => {
  const about = (side: string, key: string) =>
    on(side).filter((offer) => topicsOf(offer).some((topic) => topic.key === key));

  it('nobody covers a skill that is wanted, and nobody asks for a major that is offered', () => {
    const [skill, major] = ['skill:demo:氦气回收', 'major:demo:古法制笺工艺'];
    expect([about('SUPPLY', skill).length, about('DEMAND', major).length]).toEqual([0, 0]);
    expect(relations.filter(({ kind, to }) => kind === 'TRAINS_SKILL' && to === skill)).toEqual([]);
    expect(about('DEMAND', skill).length).toBeGreaterThan(2);
    expect(about('SUPPLY', major).length).toBeGreaterThan(0);
  });

  it('some offers have no quantity, some no period, some no topics', () => {
    const without = (lacks: (offer: EntityRecord) => boolean) => offers.filter(lacks).length;
    expect(without(({ attributes }) => attributes?.quantity === undefined)).toBeGreaterThan(50);
    expect(without(({ validity }) => validity === undefined)).toBeGreaterThan(50);
    expect(without((offer) => topicsOf(offer).length === 0)).toBe(2);
  });
});

describe('the names', () => {
  const SHARED = new URL('../../../shared/data/', import.meta.url);

  it.each([
    ['regions.csv', 1, ['REGION']],
    ['majors.csv', 1, ['MAJOR']],
    ['gbt4754-2017.csv', 1, ['INDUSTRY']],
    ['moe-schools-2025.csv', 1, ['SCHOOL']],
  ] as const)('are none of the real ones in %s', (file, column, kinds) => {
    if (!existsSync(new URL(file, SHARED))) {
      console.warn(`Skipped what needs ${file}: the shared lists are not beside this project.`);
      return;
    }
    const lines = readFileSync(new URL(file, SHARED), 'utf8').split(/\r?\n/);
    const real = lines.map((line) => line.split(',')[column]);
    expect(real.length).toBeGreaterThan(1_000);
    expect(real.filter((name) => kinds.some((kind) => named.has(`${kind} ${name}`)))).toEqual([]);
  });
});
