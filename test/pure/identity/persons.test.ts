import { describe, expect, it } from 'vitest';
import { comparePeople, type PersonDescription, type PostDescription } from '../../../src/features/identity/people.ts';
import { sharedRows } from './shared.ts';

const rows = sharedRows('er-persons.csv');

const TITLE =
  /(?:(?:党委|党组|党工委)(?=.*书记|.*委员|.*成员))?(?:常务|正高级)?副?(?:主任|院长|校长|书记|会长|理事长|秘书长|市长|县长|司长|部长|主席|总裁|董事长|教授|委员|成员|巡视员|总工程师|博士|教师|技术员|安全员|作家|领导)$/;

/** A context such as “2019-11 某中心副主任、某会秘书长（当选时）”: when, and posts; a title without a body is of the body before it. */
function described(name: string, context: string): PersonDescription {
  const [, seenOn, text = context] = /^(\d{4}(?:-\d\d){0,2}) (.*)$/.exec(context) ?? [];
  const posts: PostDescription[] = [];
  for (const words of text
    .replaceAll(/（[^）]*）|“|”/g, '')
    .replace(name, '')
    .split(/、|兼/)) {
    const title = TITLE.exec(words)?.[0] ?? words;
    const body = words.slice(0, words.length - title.length) || (posts.at(-1)?.body.name ?? words);
    posts.push({ body: { name: body }, title, ...(seenOn === undefined ? {} : { seenOn: [seenOn] }) });
  }
  return { name, posts };
}

const told = (rows ?? []).map(({ id, name = '', context_a: a = '', context_b: b = '', label }) => {
  const [ours = name, theirs = ours] = name.split('/');
  const { outcome, reasons } = comparePeople(described(ours, a), described(theirs, b));
  return { id, label, outcome, rule: reasons[0]?.code, a, b };
});

describe.skipIf(rows === undefined)('people of one name, with what is said of them', () => {
  it('are never one where they are labelled different', () => {
    const wrong = told.filter(({ label, outcome }) => label === 'different' && outcome === 'SAME');
    expect(wrong, told.map((each) => JSON.stringify(each)).join('\n')).toEqual([]);
  });

  it('are one or asked about, for the most part, where they are labelled the same', () => {
    const same = told.filter(({ label }) => label === 'same');
    const found = same.filter(({ outcome }) => outcome !== 'DIFFERENT');
    expect(found.length / same.length, told.map((each) => JSON.stringify(each)).join('\n')).toBeGreaterThanOrEqual(0.6);
  });
});
