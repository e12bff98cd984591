import {
  type Attendance,
  attendanceOf,
  type Convener,
  convenedAt,
  type Days,
  daysOf,
  type Place,
  placeOf,
  themeOf,
} from './circumstances.ts';
import type { Span } from './document.ts';
import { categoryOf, fromBody, heldPhrases, laterMeetings, type Phrase } from './meetings.ts';
import { bodyOf, type Reading, wordsOf } from './reading.ts';

/** What a report is about: one conference or ceremony, or a later meeting it tells of. */
export interface Happening extends Span {
  readonly paragraph: number;
  readonly name: string;
  readonly category: string;
  /** The report does not print the name as one piece. */
  readonly inferred: boolean;
  readonly aliases: readonly (Span & { readonly name: string; readonly paragraph: number })[];
  readonly startsOn: string | undefined;
  readonly endsOn: string | undefined;
  readonly place: Place | undefined;
  readonly convened: readonly Convener[];
  readonly theme: (Span & { readonly paragraph: number }) | undefined;
  readonly attendance: Attendance | undefined;
  readonly rule: string;
  readonly confidence: number;
}

/** Finds the events of a report: the main one first. */
export function happeningsOf(reading: Reading): Happening[] {
  const main = mainEvent(reading);
  const isNamed = main && main.name.trim() !== '' && !reading.patterns.mask.test(main.name);
  return isNamed ? [main, ...laterMeetings(reading)] : [];
}

function mainEvent(reading: Reading): Happening | undefined {
  const { article } = reading;
  const headline = article.title && inTitle(reading, article.title);
  const inBody = heldPhrases(reading);
  const held = inBody.find(({ sentence }) => sentence.paragraph > 0);
  if (headline) return assembled(reading, headline, inBody[0]);
  if (held) return assembled(reading, fromBody(reading, held), held);
  return founding(reading) ?? fallback(reading);
}

/** An event before its circumstances are known. */
export type Named = Pick<
  Happening,
  'name' | 'category' | 'inferred' | 'start' | 'end' | 'paragraph' | 'rule' | 'confidence'
>;

/** What stands before the event in a headline: 产教融合｜, 喜报！, 聚力同行——. */
const SLOGAN = /^.*(?:——|｜|\||！|丨)/;
/** 某校领导受邀出席某会. */
const VISITING = /^.{0,24}?(?:受邀|应邀)?(?:出席|参加|参与|亮相)(?=.{4})/;

/** 某集团召开2022年第一次理事会议, 某大会成功召开: a headline without what only says that it was held. */
function inTitle(reading: Reading, title: Span): Named | undefined {
  const text = reading.article.text.slice(title.start, title.end);
  const matches = [...text.matchAll(reading.patterns.eventSuffix)];
  const last =
    matches.findLast(({ 0: word }) => word !== '活动' || matches.length === 1) ?? /(?:签约|揭牌|授牌)$/.exec(text);
  if (!last) return undefined;
  const end = title.start + last.index + last[0].length;
  const from = title.start + (SLOGAN.exec(text.slice(0, last.index))?.[0].length ?? 0);
  const words = wordsOf(reading, { start: from, end });
  const held = /^(.*?)(?:隆重|顺利|成功)?(?:召开|举行|举办|承办|主办)了?(.*)$/.exec(words);
  const lead = held?.[2] && /^(?:我[校院市县省区]|学院|学校)$/.test(held[1] ?? '') ? '' : held?.[1];
  const object = held?.[2];
  const name = object ? `${lead ?? ''}${object}` : words.replace(VISITING, '');
  const plain = name.replace(/[\s　]*在[^在]{2,12}$/, '').replace(/^[“”]/, '');
  return {
    start: from,
    end,
    paragraph: 0,
    name: plain.trim(),
    category: categoryOf(reading, last[0] === '签约' ? '签约仪式' : last[0]),
    inferred: object !== undefined,
    rule: 'event.headline',
    confidence: 0.9,
  };
}

/** 某联合体在某市成立: its founding is the event, though no meeting is named. */
function founding(reading: Reading): Happening | undefined {
  for (const sentence of reading.sentences) {
    for (const token of sentence.tokens) {
      const body = bodyOf(reading, token);
      const after = reading.article.text.slice(token.end, sentence.end);
      const match = /^[^，。；]{0,24}?(?:正式|揭牌|宣告|宣布|隆重)?(?:成立|启动)(?!以来|后|于)/.exec(after);
      if (body?.kind !== 'ALLIANCE' || !match || /未|拟|将|计划/.test(match[0])) continue;
      const end = token.end + match[0].length;
      const word = match[0].endsWith('启动') ? '启动大会' : '成立大会';
      return assembled(
        reading,
        {
          start: token.start,
          end,
          paragraph: sentence.paragraph,
          name: body.name + word,
          category: 'FOUNDING_MEETING',
          inferred: true,
          rule: 'event.founding',
          confidence: 0.75,
        },
        sentence.paragraph === 0 ? undefined : { start: token.start, end, category: 'FOUNDING_MEETING', sentence },
      );
    }
  }
  return undefined;
}

/** Somebody presided or attended, and only the headline says at what. */
function fallback(reading: Reading): Happening | undefined {
  const { title, text } = reading.article;
  const sentence = reading.sentences.find(
    ({ paragraph, start, end }) =>
      paragraph > 0 && /主持|出席|参加(?:会议|活动)|致辞|签约|揭牌/.test(text.slice(start, end)),
  );
  if (!title || !sentence || title.end === title.start) return undefined;
  const name = wordsOf(reading, title);
  return assembled(
    reading,
    { ...title, paragraph: 0, name, category: 'MEETING', inferred: true, rule: 'event.title', confidence: 0.5 },
    undefined,
  );
}

/** Adds when, where, whose, about what and how many, as the sentence of the event says, else the report. */
function assembled(reading: Reading, named: Named, phrase: Phrase | undefined): Happening {
  const day = dayOf(reading, phrase);
  const words = phrase && wordsOf(reading, phrase);
  const isAlias =
    words !== undefined && words.length > 3 && !named.name.endsWith(words) && named.rule === 'event.headline';
  return {
    ...named,
    aliases:
      phrase && isAlias
        ? [{ start: phrase.start, end: phrase.end, name: words, paragraph: phrase.sentence.paragraph }]
        : [],
    startsOn: day?.startsOn,
    endsOn: day?.endsOn,
    place: placeOf(reading, phrase?.sentence),
    convened: phrase ? convenedAt(reading, phrase) : [],
    theme: themeOf(reading),
    attendance: attendanceOf(reading),
  };
}

/** The day that is named last before the event, else first in its sentence, else first in the report. */
function dayOf(reading: Reading, phrase: Phrase | undefined): Days | undefined {
  if (phrase) {
    const { sentence, start } = phrase;
    const day = daysOf(reading, { start: sentence.start, end: start }).at(-1) ?? daysOf(reading, sentence)[0];
    if (day) return day;
  }
  const body = reading.sentences.filter(({ paragraph }) => paragraph > 0);
  for (const sentence of [...body, ...reading.sentences]) {
    const [day] = daysOf(reading, sentence);
    if (day) return day;
  }
  return undefined;
}
