import { withoutAsides } from './asides.ts';
import type { Body } from './cast.ts';
import { isoDay, type Span } from './document.ts';
import { bodyOf, type Reading, type Sentence } from './reading.ts';
import { type Region, regionsIn } from './regions.ts';
import { separates } from './tokens.ts';

export interface Days {
  readonly startsOn: string;
  readonly endsOn: string | undefined;
}
export interface Place extends Span {
  readonly region: Region;
  readonly paragraph: number;
}
export interface Attendance {
  readonly atLeast: number;
  readonly exact: boolean;
}
export interface Convener extends Span {
  readonly body: Body;
  readonly paragraph: number;
}

const DAY =
  /(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日?(?:(?:至|到|、|[-—~～]{1,2})(?:(\d{1,2})月)?(\d{1,2})日)?(?<=日)/g;
const RELATIVE: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2, 前日: 2 };
const NEAR = new RegExp(`^${`(?:${Object.keys(RELATIVE).join('|')})`}(?:上午|下午|晚|晚上|早上|中午)?[，,]?`);
/** A day that lies this much behind the day of the report belongs to the year before. */
const MONTHS_AHEAD = 3;

/** The days that a passage names, in its order; a year that is not printed is the report's. */
export function daysOf({ article }: Reading, { start, end }: Span): Days[] {
  const words = article.text.slice(start, end);
  const named = [...words.matchAll(DAY)].flatMap(([, year, month, day, untilMonth, until]): Days[] => {
    const inYear = year === undefined ? yearOf(article, Number(month)) : Number(year);
    if (inYear === undefined) return [];
    const startsOn = isoDay(inYear, Number(month), Number(day));
    const endsOn = until === undefined ? undefined : isoDay(inYear, Number(untilMonth ?? month), Number(until));
    return startsOn ? [{ startsOn, endsOn: endsOn && endsOn >= startsOn ? endsOn : undefined }] : [];
  });
  if (named.length > 0 || !article.publishedOn) return named;
  const relative = NEAR.exec(words.replace(/^[^（]{0,8}（[^）]{0,40}）/, ''))?.[0].slice(0, 2);
  return relative === undefined
    ? []
    : [{ startsOn: daysBefore(article.publishedOn, RELATIVE[relative] ?? 0), endsOn: undefined }];
}

/** 12月30日 in a report of January was last year. */
function yearOf({ year, publishedOn }: Reading['article'], month: number): number | undefined {
  if (year === undefined || publishedOn === undefined) return year;
  return month > Number(publishedOn.slice(5, 7)) + MONTHS_AHEAD ? year - 1 : year;
}

const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);

/** 在长治市襄垣县顺利召开: the last of the regions that follow one another. */
export function placeOf({ article, home, sentences }: Reading, first: Sentence | undefined): Place | undefined {
  for (const sentence of first ? [first] : sentences.filter(({ paragraph }) => paragraph > 0).slice(0, 3)) {
    for (const match of article.text
      .slice(sentence.start, sentence.end)
      .matchAll(/地点[在为是：]|[在于](?=[^，。；]{2,30}(?:召开|举行|举办|成立|启动|开幕|揭牌|签))/g)) {
      const from = sentence.start + match.index + match[0].length;
      const regions = regionsIn(article.text, { start: from, end: Math.min(from + 24, sentence.end) }, home);
      const chain = regions.filter((each, index) => each.start === (index === 0 ? from : regions[index - 1]?.end));
      const last = chain.at(-1);
      if (last) return { start: from, end: last.end, region: last.region, paragraph: sentence.paragraph };
    }
  }
  return undefined;
}

/** The bodies named right before a meeting are those whose meeting it is: A、B以及C2025年工作会议. */
export function convenedAt(reading: Reading, { start, sentence }: { start: number; sentence: Sentence }): Convener[] {
  const { text } = reading.article;
  const found: Convener[] = [];
  let edge = start;
  for (const token of sentence.tokens.filter(({ end }) => end <= start).toReversed()) {
    const gap = withoutAsides(text.slice(token.end, edge));
    const body = bodyOf(reading, token);
    if (!body || !(found.length === 0 ? OWNS.test(gap) || HOLDS.test(gap) : separates(gap))) break;
    found.unshift({ start: token.start, end: token.end, body, paragraph: sentence.paragraph });
    edge = token.start;
  }
  return found;
}
const OWNS = /^(?:的|第?[一二三四五六七八九十\d]+[届次])?$/;
const HOLDS = /^[^，。；、]{0,16}(?:召开|举行|举办|开)了?$/;

export function themeOf({ article, sentences }: Reading): (Span & { readonly paragraph: number }) | undefined {
  for (const { start, end, paragraph } of sentences) {
    const match = /以[“"]([^”"]{4,40})[”"]为(?:会议)?主题|主题[为是：][“"]([^”"]{4,40})[”"]/.exec(
      article.text.slice(start, end),
    );
    const words = match?.[1] ?? match?.[2];
    if (match && words && paragraph > 0) {
      const from = start + match.index + match[0].indexOf(words);
      return { start: from, end: from + words.length, paragraph };
    }
  }
  return undefined;
}

export function attendanceOf({ article, sentences }: Reading): Attendance | undefined {
  for (const { start, end, paragraph } of sentences) {
    const words = article.text.slice(start, end);
    const match =
      /(\d{1,6})(余|多)?[位名]?(?:人|专家|代表|嘉宾|领导|师生|学者)/.exec(words) ??
      /(\d{1,6})(余|多)?[位名](?!教师|教授|学生|成员)/.exec(words);
    if (paragraph > 0 && match && /参加|出席|参会|与会/.test(words))
      return { atLeast: Number(match[1]), exact: match[2] === undefined };
  }
  return undefined;
}
