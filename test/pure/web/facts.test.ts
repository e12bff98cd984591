import { describe, expect, it } from 'vitest';
import { grouped, otherEnd, sourcesOf } from '../../../web/src/core/facts/facts.ts';
import { radial } from '../../../web/src/core/facts/radial.ts';
import { timeline } from '../../../web/src/core/facts/timeline.ts';
import type { RelationKind } from '../../../web/src/generated/enums.ts';

const fact = (id: string, predicate: RelationKind, from: string, to: string) => ({
  id,
  predicate,
  from: { key: from },
  to: { key: to },
});

describe('the facts of an entity', () => {
  it('are grouped by kind and way, the closest ties first, as given within', () => {
    const facts = [
      fact('1', 'LOCATED_IN', 'me', 'r'),
      fact('2', 'PART_OF', 'b', 'me'),
      fact('3', 'HOLDS_ROLE', 'p', 'me'),
      fact('4', 'PART_OF', 'me', 'a'),
      fact('5', 'HOLDS_ROLE', 'q', 'me'),
    ];
    const groups = grouped(facts, 'me').map(({ predicate, way, facts: all }) => [
      predicate,
      way,
      all.map(({ id }) => id),
    ]);
    expect(groups).toEqual([
      ['HOLDS_ROLE', 'in', ['3', '5']],
      ['PART_OF', 'out', ['4']],
      ['PART_OF', 'in', ['2']],
      ['LOCATED_IN', 'out', ['1']],
    ]);
  });

  it('are one group where they read the same from both ends', () => {
    const facts = [fact('1', 'COOPERATES_WITH', 'a', 'me'), fact('2', 'COOPERATES_WITH', 'me', 'z')];
    expect(grouped(facts, 'me')).toMatchObject([{ way: 'out', facts: [{ id: '1' }, { id: '2' }] }]);
    expect(facts.map((each) => otherEnd(each, 'me').key)).toEqual(['a', 'z']);
  });

  it('rest on so many different sources', () => {
    const claim = (...keys: string[]) => ({
      provenance: { evidence: { nodes: keys.map((key) => ({ source: { key } })) } },
    });
    expect(sourcesOf([claim('a', 'a', 'b'), claim('b'), claim()])).toBe(2);
  });
});

describe('a timeline', () => {
  const held = (id: string, from: string | null, to: string | null, observedOn: string[] = []) => ({
    id,
    validity: { from, to, fromPrecision: null, toPrecision: null, observedOn },
  });

  it('has the days of bounds, and of sightings where there is no bound, newest first', () => {
    const days = timeline([
      held('a', '2019-01-01', '2024-01-01', ['2020-05-05']),
      held('b', null, null, ['2020-05-05', '2024-01-01']),
      held('c', null, null),
    ]);
    expect(days.map(({ day, entries }) => [day, entries.map((entry) => `${entry.fact.id} ${entry.moment}`)])).toEqual([
      ['2024-01-01', ['a ended', 'b seen']],
      ['2020-05-05', ['b seen']],
      ['2019-01-01', ['a began']],
    ]);
  });
});

describe('places around the middle', () => {
  const size = { width: 560, height: 430, margin: { x: 80, y: 34 } };

  it('begin at the top and stay in the picture', () => {
    expect(radial(4, size)).toEqual([
      { x: 280, y: 34 },
      { x: 480, y: 215 },
      { x: 280, y: 396 },
      { x: 80, y: 215 },
    ]);
  });

  it.each([1, 2, 7, 12, 13, 20])('are apart from each other: %i', (count) => {
    const places = radial(count, size);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    for (const [at, a] of places.entries()) {
      for (const b of places.slice(at + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(36);
    }
  });
});
