import type { BodyMention } from './bodies.ts';
import type { Span } from './document.ts';

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
