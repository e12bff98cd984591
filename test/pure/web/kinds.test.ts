import { readFileSync } from 'node:fs';
import { GraphQLEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { executableSchema } from '../../../src/server/schema.ts';
import { KINDS, RELATIONS } from '../../../web/src/core/kinds/kinds.ts';
import { markOf } from '../../../web/src/core/kinds/marks.ts';

const valuesOf = (name: string): string[] => {
  const type = executableSchema().getType(name);
  return type instanceof GraphQLEnumType ? type.getValues().map((value) => value.name) : [];
};

/** WCAG 2.2: relative luminance. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
};

describe('kinds', () => {
  it('are all those of the schema, each once', () => {
    expect([...KINDS].sort()).toEqual(valuesOf('EntityKind').sort());
    expect([...RELATIONS].sort()).toEqual(valuesOf('RelationKind').sort());
  });
});

describe('marks', () => {
  it.each(KINDS)('of %s stands out from white, and from paper', (kind) => {
    const { colour } = markOf(kind);
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, '#f6f5f1')).toBeGreaterThanOrEqual(3);
  });

  it('differ in shape, and in colour', () => {
    const marks = KINDS.map(markOf);
    expect(new Set(marks.map(({ outline }) => outline)).size).toBe(KINDS.length);
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(KINDS.length);
  });
});

describe('text', () => {
  const tokens = readFileSync(new URL('../../../web/src/styles/tokens.css', import.meta.url), 'utf8');
  const token = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1] ?? '';

  it.each([
    ['ink', 'paper'],
    ['ink-quiet', 'paper'],
    ['ink-quiet', 'accent-tint'],
    ['accent', 'paper'],
    ['accent', 'accent-tint'],
    ['warn', 'warn-tint'],
    ['warn', 'paper'],
    ['alarm', 'alarm-tint'],
    ['made-up', 'made-up-tint'],
  ])('in %s on %s is legible: 4.5 to 1', (ink, ground) => {
    expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(4.5);
  });
});
