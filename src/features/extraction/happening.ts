import type { Body } from './cast.ts';
import { isoDay, type Span } from './document.ts';
import { bodyOf, type Reading, type Sentence, wordsOf } from './reading.ts';
import { type Region, regionsIn } from './regions.ts';
import { separates } from './tokens.ts';

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
  readonly place: (Span & { readonly region: Region; readonly paragraph: number }) | undefined;
  readonly convened: readonly (Span & { readonly body: Body; readonly paragraph: number })[];
  readonly theme: (Span & { readonly paragraph: number }) | undefined;
  readonly attendance: { readonly atLeast: number; readonly exact: boolean } | undefined;
  readonly rule: string;
  readonly confidence: number;
}

interface Phrase extends Span {
  readonly category: string;
  readonly sentence: Sentence;
}

const OPENED = /(?:召开|举行|举办|开了|开)了?$/;
const DAY = /(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|到|[-—~～]{1,2})(?:(\d{1,2})月)?(\d{1,2})日)?/g;

/** Finds the events of a report: the main one first. */
export function happeningsOf(reading: Reading): Happening[] {
  const main = mainEvent(reading);
  const isNamed = main && main.name.trim() !== '' && !reading.patterns.mask.test(main.name);
  return isNamed ? [main, ...laterMeetings(reading)] : [];
}

const categoryOf = ({ lexicon }: Reading, suffix: string): string =>
  lexicon.events.suffixes.find(({ words }) => words.includes(suffix))?.category ?? 'MEETING';

function mainEvent(reading: Reading): Happening | undefined {
  const { article } = reading;
  const headline = article.title && inTitle(reading, article.title);
  const inBody = heldPhrases(reading);
  const held = inBody.find(({ sentence }) => sentence.paragraph > 0);
  if (headline) return assembled(reading, headline, inBody[0]);
  if (held) return assembled(reading, fromBody(reading, held), held);
  return founding(reading) ?? fallback(reading);
}

type Named = Pick<Happening, 'name' | 'category' | 'inferred' | 'start' | 'end' | 'paragraph' | 'rule' | 'confidence'>;

/** 某集团召开2022年第一次理事会议, 某大会成功召开: a headline without what only says that it was held. */
function inTitle(reading: Reading, title: Span): Named | undefined {
  const text = reading.article.text.slice(title.start, title.end);
  const matches = [...text.matchAll(reading.patterns.eventSuffix)];
  const last =
    matches.findLast(({ 0: word }) => word !== '活动' || matches.length === 1) ?? /(?:签约|揭牌|授牌)$/.exec(text);
  if (!last) return undefined;
  const end = title.start + last.index + last[0].length;
  const held = /^(.*?)(?:隆重|顺利|成功)?(?:召开|举行|举办|承办|主办)了?(.*)$/.exec(
    text.slice(0, last.index + last[0].length),
  );
  const lead = held?.[2] && /^(?:我[校院市县省区]|学院|学校)$/.test(held[1] ?? '') ? '' : held?.[1];
  const object = held?.[2];
  const name = object ? `${lead ?? ''}${object}` : reading.article.shown.slice(title.start, end).join('');
  const plain = name.replace(/[\s　]*在[^在]{2,12}$/, '').replace(/^[“”]/, '');
  return {
    start: title.start,
    end,
    paragraph: 0,
    name: plain.trim(),
    category: categoryOf(reading, last[0] === '签约' ? '签约仪式' : last[0]),
    inferred: object !== undefined,
    rule: 'event.headline',
    confidence: 0.9,
  };
}

/** Phrases like 2025年工作会议 that a sentence says were held. */
function heldPhrases(reading: Reading): Phrase[] {
  const { article, lexicon, boundaries } = reading;
  const { held } = reading.patterns;
  return reading.sentences.flatMap((sentence) => {
    if (sentence.paragraph === 0) return [];
    return [...article.text.slice(sentence.start, sentence.end).matchAll(reading.patterns.eventSuffix)].flatMap(
      ({ index, 0: word }): Phrase[] => {
        const at = sentence.start + index;
        const body = sentence.tokens.findLast((token) => token.type === 'body' && token.end <= at);
        const least = body && boundaries.left(at, body.end) === body.end ? body.end : sentence.start;
        const start = boundaries.left(at, least);
        const end = at + word.length;
        const after = article.text.slice(end, sentence.end);
        const isHeld =
          held.test(after) ||
          OPENED.test(article.text.slice(Math.max(sentence.start, start - 4), start)) ||
          OPENED.test(article.text.slice(Math.max(sentence.start, start - 20), start).replace(/[^开行办了]*$/, ''));
        return isHeld && !(start === at && lexicon.events.references.includes(word))
          ? [{ start, end, category: categoryOf(reading, word), sentence }]
          : [];
      },
    );
  });
}

function fromBody(reading: Reading, phrase: Phrase): Named {
  const { sentence, start, end, category } = phrase;
  const before = sentence.tokens.findLast((token) => token.type === 'body' && token.end <= start);
  const gap = before ? reading.article.text.slice(before.end, start) : '';
  const words = wordsOf(reading, phrase).replace(/^的/, '');
  const owner = bodyOf(reading, before);
  const base = { start, end, paragraph: sentence.paragraph, category, rule: 'event.held', confidence: 0.85 };
  // a joint meeting is not named for the last of its bodies
  const isJoint = convenedAt(reading, phrase).length > 1;
  if (!owner || isJoint || words.startsWith(owner.name)) return { ...base, name: words, inferred: false };
  // 某联合体6月16日开了成立大会: the meeting of the body before
  if (gap === '' || gap === '的' || /^[^，。；]{0,20}(?:召开|举行|举办|开)了?$/.test(gap))
    return { ...base, name: owner.name + words, inferred: gap !== '' };
  return { ...base, name: words, inferred: false };
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

function assembled(reading: Reading, named: Named, phrase: Phrase | undefined): Happening {
  const dated = phrase && daysOf(reading, phrase.sentence)[0];
  const day =
    dated ??
    reading.sentences.filter(({ paragraph }) => paragraph > 0).flatMap((each) => daysOf(reading, each))[0] ??
    reading.sentences.flatMap((each) => daysOf(reading, each))[0];
  const alias =
    phrase &&
    phrase.end - phrase.start > 3 &&
    !named.name.endsWith(wordsOf(reading, phrase)) &&
    named.rule === 'event.headline'
      ? [{ start: phrase.start, end: phrase.end, name: wordsOf(reading, phrase), paragraph: phrase.sentence.paragraph }]
      : [];
  return {
    ...named,
    name: named.name.replaceAll(/[“”]/g, (mark) => mark),
    aliases: alias,
    startsOn: day?.startsOn,
    endsOn: day?.endsOn,
    place: placeOf(reading, phrase?.sentence),
    convened: phrase ? convenedAt(reading, phrase) : named.rule === 'event.headline' ? [] : [],
    theme: themeOf(reading),
    attendance: attendanceOf(reading),
  };
}

function daysOf({ article }: Reading, { start, end }: Span): { startsOn: string; endsOn: string | undefined }[] {
  return [...article.text.slice(start, end).matchAll(DAY)].flatMap(([, year, month, day, untilMonth, until]) => {
    const inYear = year === undefined ? article.year : Number(year);
    const startsOn = inYear === undefined ? undefined : isoDay(inYear, Number(month), Number(day));
    const endsOn =
      until === undefined || inYear === undefined
        ? undefined
        : isoDay(inYear, Number(untilMonth ?? month), Number(until));
    return startsOn ? [{ startsOn, endsOn: endsOn && endsOn >= startsOn ? endsOn : undefined }] : [];
  });
}

/** 在长治市襄垣县顺利召开: the last of the regions that follow one another. */
function placeOf({ article, home, sentences }: Reading, first: Sentence | undefined): Happening['place'] {
  for (const sentence of first ? [first] : sentences.filter(({ paragraph }) => paragraph > 0).slice(0, 3)) {
    for (const match of article.text
      .slice(sentence.start, sentence.end)
      .matchAll(/(?:地点[在为是：]|[在于](?=[^，。；]{2,30}(?:召开|举行|举办|成立|启动|开幕|揭牌|签)))/g)) {
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
function convenedAt(reading: Reading, { start, end, sentence }: Phrase): Happening['convened'] {
  const { text } = reading.article;
  const before = sentence.tokens.filter((token) => token.end <= start);
  const found: { start: number; end: number; body: Body; paragraph: number }[] = [];
  let edge = start;
  for (const token of before.toReversed()) {
    const gap = text.slice(token.end, edge);
    const body = bodyOf(reading, token);
    const touches =
      found.length === 0
        ? /^(?:的|第?[一二三四五六七八九十\d]+届)?$/.test(gap) ||
          /^[^，。；、]{0,16}(?:召开|举行|举办|开)了?$/.test(gap)
        : separates(gap);
    if (!body || !touches) break;
    found.unshift({ start: token.start, end, body, paragraph: sentence.paragraph });
    edge = token.start;
  }
  return found;
}

function themeOf({ article, sentences }: Reading): Happening['theme'] {
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

function attendanceOf({ article, sentences }: Reading): Happening['attendance'] {
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

/** 会后，还召开了某会2025年度会议: meetings after the main one, one for each body. */
function laterMeetings(reading: Reading): Happening[] {
  const { text } = reading.article;
  return reading.sentences.flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    if (
      sentence.paragraph === 0 ||
      !/^(?:会后|会议结束后|大会结束后|活动结束后|会议期间，还分别)/.test(words) ||
      !/召开|举行/.test(words)
    )
      return [];
    const last = [...words.matchAll(reading.patterns.eventSuffix)].at(-1);
    if (!last) return [];
    const end = sentence.start + last.index + last[0].length;
    const start = sentence.tokens.findLast((token) => token.type === 'body' && token.end <= end)?.end ?? end;
    const label = wordsOf(reading, { start, end });
    return convenedAt(reading, { start, end, category: categoryOf(reading, last[0]), sentence }).map(
      ({ body, start: from }) => ({
        start: from,
        end,
        paragraph: sentence.paragraph,
        name: body.name + label,
        category: categoryOf(reading, last[0]),
        inferred: from + body.name.length !== start,
        aliases: [],
        startsOn: undefined,
        endsOn: undefined,
        place: undefined,
        convened: [{ body, start: from, end, paragraph: sentence.paragraph }],
        theme: undefined,
        attendance: undefined,
        rule: 'event.later',
        confidence: 0.85,
      }),
    );
  });
}
