import { describe, expect, it } from 'vitest';
import { candidatesKey } from '../../../src/features/identity/candidates.ts';
import { compareBodies } from '../../../src/features/identity/compare.ts';
import { HELD_OUT } from './held-out.ts';

describe('two names alone', () => {
  it.each(HELD_OUT)('%s, %s: %s', (a, b, _truth, allowed) => {
    const { outcome, reasons } = compareBodies({ name: a }, { name: b });
    expect(allowed, `${outcome}: ${reasons.map(({ code }) => code).join()}`).toContain(outcome);
    expect(compareBodies({ name: b }, { name: a })).toEqual(compareBodies({ name: a }, { name: b }));
    const keys = candidatesKey(b);
    if (outcome !== 'DIFFERENT') expect(candidatesKey(a).filter((key) => keys.includes(key))).not.toEqual([]);
  });

  it('of two bodies are never one, and of one are not told apart for certain but where a name cannot tell', () => {
    const told = HELD_OUT.map(([a, b, truth]) => ({ a, b, truth, ...compareBodies({ name: a }, { name: b }) }));
    const wrong = told.filter(({ truth, outcome }) => truth === 'different' && outcome === 'SAME');
    expect(wrong).toEqual([]);
    const missed = told.filter(({ truth, outcome }) => truth === 'same' && outcome === 'DIFFERENT');
    expect(missed.map(({ a, b }) => `${a} ${b}`)).toEqual(['Shanxi University 山西大学']);
  });
});
