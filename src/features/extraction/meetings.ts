import { pastAside } from './asides.ts';
import type { Body } from './cast.ts';
import { convenedAt } from './circumstances.ts';
import type { Span } from './document.ts';
import type { Happening, Named } from './happening.ts';
import { bodyOf, type Reading, type Sentence, wordsOf } from './reading.ts';

/** Words that name a meeting which a sentence says was held. */
export interface Phrase extends Span {
  readonly category: string;
  readonly sentence: Sentence;
}

const OPENED = /(?:召开|举行|举办|开了|开)了?$/;
const LONGEST_TITLE = 60;
const LINKED =
  /^(?!的)(?:(?!召开|举行|举办|承办|主办|参加|出席|主持|期间|会上)[\p{Script=Han}A-Za-z0-9“”《》·—-](?<![在于由为对])){0,32}$/u;

export const categoryOf = ({ lexicon }: Reading, suffix: string): string =>
  lexicon.events.suffixes.find(({ words }) => words.includes(suffix))?.category ?? 'MEETING';

/** Phrases like 2025年工作会议 that a sentence says were held. */
export function heldPhrases(reading: Reading): Phrase[] {
  const { article, lexicon, patterns } = reading;
  return reading.sentences.flatMap((sentence) => {
    if (sentence.paragraph === 0) return [];
    return [...article.text.slice(sentence.start, sentence.end).matchAll(patterns.eventSuffix)].flatMap(
      ({ index, 0: word }): Phrase[] => {
        const at = sentence.start + index;
        const start = beginning(reading, sentence, at);
        const end = at + word.length;
        const before = article.text.slice(Math.max(sentence.start, start - 20), start);
        const isHeld =
          patterns.held.test(article.text.slice(end, sentence.end)) ||
          OPENED.test(before.slice(-4)) ||
          OPENED.test(before.replace(/[^开行办了]*$/, ''));
        return isHeld && !(start === at && lexicon.events.references.includes(word))
          ? [{ start, end, category: categoryOf(reading, word), sentence }]
          : [];
      },
    );
  });
}

/** 第三届“匠心杯”职业技能大赛, 《某标准》发布会: quotation marks inside a name are part of it. */
function beginning({ article, boundaries }: Reading, { start: from, tokens }: Sentence, at: number): number {
  const body = tokens.findLast((token) => token.type === 'body' && token.end <= at);
  const behind = body && pastAside(article.text, body.end);
  // 某学院与某公司共建某产业学院签约揭牌仪式: all that stands between them and the word is the name
  if (behind !== undefined && LINKED.test(article.text.slice(behind, at))) return behind;
  const least = body && boundaries.left(at, body.end) === body.end ? body.end : from;
  let start = boundaries.left(at, Math.max(least, at - LONGEST_TITLE));
  for (;;) {
    const open = { '》': '《', '”': '“' }[article.text.charAt(start - 1)];
    const quoted = open === undefined ? -1 : article.text.lastIndexOf(open, start - 2);
    if (quoted < Math.max(from, start - LONGEST_TITLE)) return start;
    start = boundaries.left(quoted, from);
  }
}

/** The name of a meeting of the body before it holds that body's name, unless several hold it. */
export function fromBody(reading: Reading, phrase: Phrase): Named {
  const { sentence, start, end, category } = phrase;
  const before = sentence.tokens.findLast((token) => token.type === 'body' && token.end <= start);
  const gap = before ? reading.article.text.slice(before.end, start) : '';
  const words = wordsOf(reading, phrase).replace(/^的/, '');
  const owner = bodyOf(reading, before);
  const base = { start, end, paragraph: sentence.paragraph, category, rule: 'event.held', confidence: 0.85 };
  const conveners = convenedAt(reading, phrase);
  const parties = partiesOf(reading, conveners);
  if (parties) return { ...base, name: parties + words, start: conveners[0]?.start ?? start, inferred: false };
  if (!owner || conveners.length > 1 || words.startsWith(owner.name)) return { ...base, name: words, inferred: false };
  // 某联合体6月16日开了成立大会: the meeting of the body before
  if (gap === '' || gap === '的' || /^[^，。；]{0,20}(?:召开|举行|举办|开)了?$/.test(gap))
    return { ...base, name: owner.name + words, inferred: gap !== '' };
  return { ...base, name: words, inferred: false };
}

/** 某学院与某公司签约仪式: two parties are named in what they hold together, three or more bodies are not. */
function partiesOf(reading: Reading, conveners: readonly (Span & { readonly body: Body })[]): string | undefined {
  const [one, other, ...rest] = conveners;
  if (!one || !other || rest.length > 0 || one.body.kind === 'ALLIANCE') return undefined;
  const joint = wordsOf(reading, { start: one.start, end: other.end });
  return /[与和]/.test(wordsOf(reading, { start: one.end, end: other.start })) ? joint : undefined;
}

/** 会后，还召开了某会2025年度会议: meetings after the main one, one for each body. */
export function laterMeetings(reading: Reading): Happening[] {
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
    const category = categoryOf(reading, last[0]);
    return convenedAt(reading, { start, sentence }).map(({ body, start: from }) => ({
      start: from,
      end,
      paragraph: sentence.paragraph,
      name: body.name + label,
      category,
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
    }));
  });
}
