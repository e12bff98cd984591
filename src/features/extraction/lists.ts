import type { BodyMention } from './body.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';

const CLOSING =
  /等(?:\d+|[一二三四五六七八九十]+|多)?[余]?[家所个]?(?:知名|龙头|骨干|行业|头部|本地|重点|高职|职业|本科|省内|国内)*(企业|公司|院校|高校|学校)/g;
const ITEM = /^[\p{Script=Han}A-Za-z0-9·&（）]{2,16}$/u;

/** 百度、蔚来等企业: names without a suffix, told by the word that closes their list. Those that bear one are found by it. */
export function listedBodies(
  text: string,
  passage: Span,
  found: readonly BodyMention[],
  boundaries: Boundaries,
): BodyMention[] {
  return [...text.slice(passage.start, passage.end).matchAll(CLOSING)].flatMap(({ index, 1: sort = '' }) => {
    const mentions: BodyMention[] = [];
    let end = passage.start + index;
    while (end > passage.start) {
      const known = found.find((mention) => mention.end === end);
      const start = known?.start ?? boundaries.left(end, Math.max(passage.start, end - 16));
      if (!known && !ITEM.test(text.slice(start, end))) break;
      if (!known)
        mentions.unshift({
          start,
          end,
          kind: /企业|公司/.test(sort) ? 'ENTERPRISE' : 'SCHOOL',
          category: undefined,
          suffix: '',
          refers: false,
          unit: undefined,
          rule: 'body.listed',
        });
      if (!/[、和与]/.test(text.charAt(start - 1))) break;
      end = start - 1;
    }
    // one item alone is rather an example than a list
    return mentions.length +
      (found.some((mention) => mentions.some(({ start }) => mention.end + 1 === start)) ? 1 : 0) >
      1
      ? mentions
      : [];
  });
}
