import type { Test, When } from './mapping.ts';
import { expression, type Filled, type Names, type Scope, template, type Value } from './template.ts';

export type Condition = (scope: Scope) => boolean;

/** Compiles conditions that must all hold; each is on a column, or on what a template gives. */
export function condition(when: When | undefined, names: Names): Condition {
  const tests = Object.entries(when ?? {}).map(([of, test]) => {
    const value = subject(of, names);
    const holds = testOf(test);
    return (scope: Scope) => holds(value(scope));
  });
  return (scope) => tests.every((test) => test(scope));
}

const subject = (of: string, names: Names): Filled => template(of.includes('{') ? of : `{${of}}`, names);

function testOf(test: Test): (value: Value) => boolean {
  if (typeof test === 'string') return (value) => text(value) === test;
  if (Array.isArray(test)) return (value) => test.includes(text(value));
  const { is, not, matches, filled } = test;
  const pattern = matches === undefined ? undefined : expression(matches);
  return (value) =>
    (is === undefined || is.includes(text(value))) &&
    (not === undefined || !not.includes(text(value))) &&
    (pattern === undefined || pattern.test(text(value))) &&
    (filled === undefined || filled === (value !== undefined));
}

const text = (value: Value): string => (value === undefined ? '' : String(value));
