import type { BodyMention } from './body.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';
import { regionAt } from './regions.ts';

const DEFINED = /^（(?:以下)?(?:简称|下称|又称)(?:为|：)?[“”]?([^“”（）]{2,20})[“”]?）/;
const REACH = 40;

/** 某职业技术学院（以下简称“某职院”）: short names that a report introduces, with the mention that bears them. */
export function definedAliases(text: string, mentions: readonly BodyMention[]): Map<string, BodyMention> {
  const defined = new Map<string, BodyMention>();
  for (const mention of mentions) {
    const alias = DEFINED.exec(text.slice(mention.end, mention.end + REACH))?.[1];
    if (alias !== undefined && !mention.refers && !defined.has(alias)) defined.set(alias, mention);
  }
  return defined;
}

/** Passages of a text that an introduced short name stands in, where no longer name does. */
export function aliasMentions(
  text: string,
  { start, end }: Span,
  found: readonly BodyMention[],
  defined: ReadonlyMap<string, BodyMention>,
): BodyMention[] {
  return [...defined].flatMap(([alias, { kind, category }]) => {
    const mentions: BodyMention[] = [];
    for (let at = text.indexOf(alias, start); at !== -1 && at + alias.length <= end; at = text.indexOf(alias, at + 1)) {
      const span = { start: at, end: at + alias.length };
      if (found.some((other) => other.start < span.end && other.end > span.start) || introduces(text, span)) continue;
      mentions.push({ ...span, kind, category, suffix: '', refers: false, unit: undefined, rule: 'body.abbreviation' });
    }
    return mentions;
  });
}

/** Whether a passage is the bracket that introduces a short name. */
export const introduces = (text: string, { start }: Span): boolean =>
  /（(?:以下)?(?:简称|下称|又称)[^）]{0,6}$/.test(text.slice(Math.max(0, start - 12), start));

const LONGEST_SHORT = 10;
const LEAST_SHORT = 3;

/** 中船黄埔文冲副总经理: what stands before a title and is a longer name with characters left out, with that name's mention. */
export function abbreviated(
  text: string,
  titles: readonly Span[],
  found: readonly BodyMention[],
  boundaries: Boundaries,
): Map<string, BodyMention> {
  const short = new Map<string, BodyMention>();
  const ends = new Set(found.map(({ end }) => end));
  const firms = firmsByFirst(text, found);
  for (const { start } of titles) {
    if (ends.has(start)) continue;
    const left = boundaries.left(start, Math.max(0, start - LONGEST_SHORT));
    const words = text.slice(left, start);
    if (words.length < LEAST_SHORT || short.has(words) || regionAt(words, 0)?.end === words.length) continue;
    const whole = firms.get(words.charAt(0))?.find((mention) => leavesOut(text, mention, words));
    if (whole) short.set(words, whole);
  }
  return short;
}

/** Enterprises by the first character of their names, each name once. */
function firmsByFirst(text: string, found: readonly BodyMention[]): Map<string, BodyMention[]> {
  const byFirst = new Map<string, BodyMention[]>();
  const names = new Set<string>();
  for (const mention of found) {
    const name = text.slice(mention.start, mention.end);
    if (mention.refers || mention.kind !== 'ENTERPRISE' || names.has(name)) continue;
    names.add(name);
    byFirst.set(name.charAt(0), [...(byFirst.get(name.charAt(0)) ?? []), mention]);
  }
  return byFirst;
}

/** Whether words are the beginning of a name and more of its characters, all in order, the last not its legal form. */
function leavesOut(text: string, { start, end }: Span, words: string): boolean {
  const name = text.slice(start, end).replace(/(?:股份|控股|责任)?有限(?:责任)?公司$/, '');
  if (!name.startsWith(words.charAt(0)) || words.length >= name.length) return false;
  let at = 0;
  for (const char of name) if (char === words.charAt(at)) at += 1;
  return at === words.length;
}
