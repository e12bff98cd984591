import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { benchLines } from '../../src/features/bench-data/bench-data.ts';
import { linesOf, parseRecords } from '../../src/features/ingestion/parse.ts';
import type { EntityRecord, RelationRecord, SourceRecord } from '../../src/features/ingestion/record.ts';
import { complete } from '../../src/features/ingestion/work.ts';

const ENTITIES = 3_000;
const textOf = (seed: number, entities = ENTITIES): string =>
  [...benchLines({ entities, seed })].map(({ text }) => text).join('');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const { parsed, problems } = parseRecords(linesOf(textOf(1), 'bench'));
const records = complete(parsed).map(({ record }) => record);
const sources = records.filter((record): record is SourceRecord => record.type === 'source');
const entities = records.filter((record): record is EntityRecord => record.type === 'entity');
const relations = records.filter((record): record is RelationRecord => record.type === 'relation');
const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));

/** How many facts of a kind each thing has at its end, the most first. */
function degrees(kind: RelationRecord['kind'], end: 'from' | 'to', of: EntityRecord['kind']): number[] {
  const counts = new Map([...kinds].filter(([, each]) => each === of).map(([key]) => [key, 0]));
  for (const relation of relations) {
    const count = counts.get(relation[end]);
    if (relation.kind === kind && count !== undefined) counts.set(relation[end], count + 1);
  }
  return [...counts.values()].sort((a, b) => b - a);
}

describe('made-up data to measure on', () => {
  it('is the same for a seed, and another for another', () => {
    expect(hashOf(textOf(1))).toBe(hashOf(textOf(1)));
    expect(hashOf(textOf(2))).not.toBe(hashOf(textOf(1)));
  });

  it('has nothing but valid records, each entity once, with what posts and offers bring', () => {
    expect(problems).toEqual([]);
    const own = parsed.flatMap(({ record }) => (record.type === 'entity' ? [record.key] : []));
    expect(own).toHaveLength(ENTITIES);
    expect(new Set(own)).toEqual(new Set(kinds.keys()));
    expect(kinds.size).toBe(ENTITIES);
  });

  it('names nothing that is not there', () => {
    const ends = relations.flatMap(({ from, to }) => [from, to]);
    expect(ends.filter((key) => !kinds.has(key))).toEqual([]);
    const known = new Set(sources.map(({ key }) => key));
    const spoken = relations.flatMap(({ evidence }) => evidence.map(({ source }) => source));
    expect(spoken.filter((key) => !known.has(key))).toEqual([]);
  });

  it('marks every thing as made up, as the sources say', () => {
    // of posts, the record that follows from an appointment has no mark of its own
    const own = parsed.flatMap(({ record }) => (record.type === 'entity' ? [record] : []));
    expect(own.filter(({ attributes }) => attributes?.synthetic !== true)).toEqual([]);
    expect(sources.filter(({ title }) => !title.includes('虚构'))).toEqual([]);
  });

  it.each([
    ['a little graph', 600],
    ['a larger one', ENTITIES],
  ])('has four to six facts for each thing: %s', (_, size) => {
    const all = complete(parseRecords(linesOf(textOf(1, size), 'bench')).parsed);
    const facts = all.filter(({ record }) => record.type === 'relation').length;
    expect(facts / size).toBeGreaterThan(4);
    expect(facts / size).toBeLessThan(6);
  });

  it('has hubs, and many with next to nothing', () => {
    for (const [kind, end, of] of [
      ['MEMBER_OF', 'to', 'ALLIANCE'],
      ['SUPPLIES', 'to', 'ENTERPRISE'],
      ['PARTICIPATES_IN', 'to', 'EVENT'],
    ] as const) {
      const all = degrees(kind, end, of);
      const sum = all.reduce((total, each) => total + each, 0);
      const top = all.slice(0, Math.ceil(all.length / 10)).reduce((total, each) => total + each, 0);
      expect(top / sum).toBeGreaterThan(0.25);
      expect(all[all.length >> 1] ?? 0).toBeLessThan(sum / all.length);
    }
  });

  it('has trees, each entry but the top ones in one other', () => {
    const within = degrees('PART_OF', 'from', 'REGION');
    expect(Math.max(...within)).toBe(1);
    expect(within.filter((count) => count === 0).length).toBeLessThan(within.length / 20);
  });
});
