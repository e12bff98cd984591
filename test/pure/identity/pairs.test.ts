import { describe, expect, it } from 'vitest';
import { candidatesKey } from '../../../src/features/identity/candidates.ts';
import { compareBodies } from '../../../src/features/identity/compare.ts';
import { identifiersIn, sharedRows } from './shared.ts';

const rows = sharedRows('er-pairs.csv');

const pairs = (rows ?? []).map(({ name_a: a = '', name_b: b = '', label = '', relation = '', note = '' }) => {
  const [ours, theirs] = [identifiersIn(note, 0), identifiersIn(note, 1)];
  const { outcome, reasons } = compareBodies({ name: a, identifiers: ours }, { name: b, identifiers: theirs });
  const isCoded = ours.length > 0;
  return { a, b, label, relation, isCoded, outcome, rule: reasons[0]?.code };
});

const confusion = (): string => {
  const counts = new Map<string, number>();
  for (const { label, outcome } of pairs)
    counts.set(`${label} → ${outcome}`, (counts.get(`${label} → ${outcome}`) ?? 0) + 1);
  const listed = pairs.filter(({ label, outcome }) => (label === 'same') !== (outcome === 'SAME'));
  return [...counts]
    .map(([what, count]) => `${what}: ${count}`)
    .concat(listed.map((pair) => JSON.stringify(pair)))
    .join('\n');
};

describe.skipIf(rows === undefined)('pairs of real names, with the codes their notes give', () => {
  it('labelled different are never one', () => {
    expect(
      pairs.filter(({ label, outcome }) => label === 'different' && outcome === 'SAME'),
      confusion(),
    ).toEqual([]);
  });

  it('that are renames with an equal code are one', () => {
    const renames = pairs.filter(({ relation, isCoded }) => relation === 'renamed' && isCoded);
    expect(renames.length).toBeGreaterThan(0);
    expect(
      renames.filter(({ outcome }) => outcome !== 'SAME'),
      confusion(),
    ).toEqual([]);
  });

  it('of the other same ones, nine in ten are one or asked about, and three in four are one', () => {
    const others = pairs.filter(({ label, relation }) => label === 'same' && relation !== 'renamed');
    const share = (outcomes: readonly string[]): number =>
      others.filter(({ outcome }) => outcomes.includes(outcome)).length / others.length;
    expect(share(['SAME', 'ASK']), confusion()).toBeGreaterThanOrEqual(0.9);
    expect(share(['SAME']), confusion()).toBeGreaterThanOrEqual(0.75);
  });

  it('that are the same and have no code are found by a key', () => {
    const uncoded = pairs.filter(({ label, isCoded }) => label === 'same' && !isCoded);
    const found = uncoded.filter(({ a, b }) => {
      const keys = candidatesKey(b);
      return candidatesKey(a).some((key) => keys.includes(key));
    });
    expect(found.length / uncoded.length, confusion()).toBeGreaterThanOrEqual(0.97);
  });
});

describe('the names of real bodies, each with a code of its own', { timeout: 60_000 }, () => {
  const schools = sharedRows('moe-schools-2025.csv');
  const companies = sharedRows('ashare-companies-2026.csv');
  const names = [
    ...new Set([
      ...(schools ?? []).map(({ name = '' }) => name),
      ...(companies ?? []).map(({ full_name = '' }) => full_name),
    ]),
  ];
  const keys = names.map((name) => candidatesKey(name));
  const bearers = new Map<string, number[]>();
  for (const [index, own] of keys.entries()) {
    for (const key of own) bearers.set(key, [...(bearers.get(key) ?? []), index]);
  }
  const candidates = keys.map((own, index) =>
    [...new Set(own.flatMap((key) => bearers.get(key) ?? []))].filter((other) => other !== index),
  );

  it.skipIf(!schools || !companies)('lead to few others: 4 on average, at most 80, by at most 32 keys', () => {
    const mean = candidates.reduce((total, { length }) => total + length, 0) / names.length;
    expect(mean).toBeLessThanOrEqual(4);
    expect(Math.max(...candidates.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(32);
  });

  it.skipIf(!schools || !companies)('never make two of them one, and ask about one pair in fifty candidates', () => {
    const told = names.flatMap((a, index) =>
      (candidates[index] ?? [])
        .filter((other) => other > index)
        .map((other) => ({ a, b: names[other] ?? '' }))
        .map((pair) => ({ ...pair, outcome: compareBodies({ name: pair.a }, { name: pair.b }).outcome })),
    );
    expect(told.filter(({ outcome }) => outcome === 'SAME')).toEqual([]);
    expect(told.filter(({ outcome }) => outcome === 'ASK').length).toBeLessThanOrEqual(told.length / 50);
  });
});
