import { firstWhere } from '../../database/halving.ts';
import type { Participation } from './capacities.ts';
import { paragraphAt, type Span } from './document.ts';
import { type Reading, wordsOf } from './reading.ts';
import type { Titled } from './titled.ts';

/** A speech that is a part of its own in an event: it has a title, or a paragraph to itself. */
export interface Talk extends Span {
  readonly paragraph: number;
  /** Undefined where the report says only what sort of people spoke. */
  readonly speaker: string | undefined;
  readonly type: 'welcome' | 'speech' | 'talk';
  readonly category: 'WELCOME_ADDRESS' | 'CONGRATULATORY_SPEECH' | 'SPEECH' | 'TALK';
  readonly label: string;
  readonly work: Titled | undefined;
  readonly inSession: boolean;
}

/** A session named by a paragraph: 在专题报告环节. */
export interface Session extends Span {
  readonly paragraph: number;
  readonly label: string;
}

/** Short reports have no agenda: their speeches are the event's own. */
const AGENDA_PARAGRAPHS = 6;

export function sessionsOf({ article, sentences }: Reading): Session[] {
  if (article.paragraphs.length <= AGENDA_PARAGRAPHS) return [];
  return sentences.flatMap(({ start, end, paragraph }) => {
    const match = /^在?([^，。；]{2,10})环节/.exec(article.text.slice(start, end));
    if (paragraph === 0 || !match) return [];
    const from = start + match[0].indexOf(match[1] ?? '');
    return [{ start: from, end: start + match[0].length, label: match[1] ?? '', paragraph }];
  });
}

/** The talks of an agenda; other speeches stay with the event. */
export function talksOf(reading: Reading, participations: readonly Participation[]): Talk[] {
  const { article } = reading;
  const sessions = new Set(sessionsOf(reading).map(({ paragraph }) => paragraph));
  const talks: Talk[] = [];
  for (const { capacity, actor, mood, end, paragraph } of participations) {
    // who reads out another's document gives no talk of their own
    if (/宣读|解读|通报/.test(article.text.slice(actor.end, end))) continue;
    if (capacity !== 'SPEAKER' || mood !== 'STATED' || !('person' in actor)) continue;
    const clause = article.text.slice(end, end + 100).split(/[。；]/)[0] ?? '';
    const work = workAt(reading, end, clause);
    if (work)
      talks.push(
        titledTalk(
          reading,
          { start: actor.start, end, paragraph, speaker: actor.person },
          work,
          clause,
          sessions.has(paragraph),
        ),
      );
    else if (opensParagraph(reading, actor)) talks.push(plainTalk(reading, actor, end, paragraph));
  }
  return [...unique(talks), ...unnamedTalks(reading)];
}

const unique = (talks: readonly Talk[]): Talk[] =>
  talks.filter(
    (talk, index) =>
      talks.findIndex(
        ({ speaker, type, paragraph, work }) =>
          speaker === talk.speaker &&
          type === talk.type &&
          (paragraph === talk.paragraph || work?.name === talk.work?.name),
      ) === index,
  );

function workAt(reading: Reading, from: number, clause: string): Titled | undefined {
  const match = /^[^，。《]{0,12}(?:题为)?《([^《》]{2,80})》/.exec(clause);
  const title = match?.[1];
  if (!match || !title) return undefined;
  const start = from + match[0].length - 1 - title.length;
  const span = { start, end: start + title.length };
  return { ...span, kind: 'WORK', name: wordsOf(reading, span), inferred: false };
}

function titledTalk(
  reading: Reading,
  base: Span & { paragraph: number; speaker: string },
  work: Titled,
  clause: string,
  inSession: boolean,
): Talk {
  const tail = reading.article.text.slice(work.end + 1, work.end + 13).split(/[，。；]/)[0] ?? '';
  const sort =
    /专题报告|专题讲座|工作报告|主旨报告|主旨演讲|讲座|报告|演讲|发言/.exec(tail)?.[0] ??
    /工作报告|报告$/.exec(work.name)?.[0] ??
    '报告';
  const reach = /^(?:的?[^，。；《]{0,10}?(?:报告|讲座|演讲|发言))/.exec(tail)?.[0].length ?? 0;
  return {
    ...base,
    end: Math.min(work.end + 1 + reach, base.end + clause.length),
    type: 'talk',
    category: 'TALK',
    label: `${base.speaker}${sort}`,
    work,
    inSession,
  };
}

/** Whether the speaker is who a paragraph begins with, in a report long enough to follow an agenda. */
function opensParagraph({ article, sentences }: Reading, actor: Span): boolean {
  const paragraph = paragraphAt(article, actor.start);
  const first = paragraph && firstOf(sentences, paragraph.start);
  const own =
    paragraph !== undefined && first !== undefined && actor.start < first.end && paragraph.end - first.end > 40;
  return own && article.paragraphs.length > AGENDA_PARAGRAPHS;
}

/** The sentence that a paragraph begins with. */
const firstOf = (sentences: Reading['sentences'], start: number): Reading['sentences'][number] | undefined =>
  sentences[firstWhere(sentences.length, (at) => (sentences[at]?.start ?? 0) >= start)];

function plainTalk(
  { article }: Reading,
  actor: Span & { readonly person: string },
  end: number,
  paragraph: number,
): Talk {
  const words = article.text.slice(actor.start, end + 6);
  const base = { start: actor.start, end, paragraph, speaker: actor.person, work: undefined, inSession: false };
  if (/欢迎[辞词]/.test(words))
    return { ...base, type: 'welcome', category: 'WELCOME_ADDRESS', label: `${actor.person}致欢迎辞` };
  if (/祝贺|贺[辞词]/.test(words))
    return { ...base, type: 'speech', category: 'CONGRATULATORY_SPEECH', label: `${actor.person}致贺讲话` };
  return { ...base, type: 'speech', category: 'SPEECH', label: `${actor.person}讲话` };
}

/** 会议还邀请多位院校及企业专家开展讲座: speakers without names. */
function unnamedTalks({ article, sentences }: Reading): Talk[] {
  return sentences.flatMap(({ start, end, paragraph }): Talk[] => {
    const match =
      /邀请(?:了)?(?:多位|多名|部分|\d+余?[位名])([^，。；]{2,14}?专家)[^，。；]{0,6}(?:开展|作|做|举办)[^。；]{0,12}?(讲座|报告|分享)/.exec(
        article.text.slice(start, end),
      );
    if (paragraph === 0 || !match) return [];
    return [
      {
        start,
        end: article.text.charAt(end - 1) === '。' ? end - 1 : end,
        paragraph,
        speaker: undefined,
        type: 'talk',
        category: 'TALK',
        label: match[1] ?? '',
        work: undefined,
        inSession: false,
      },
    ];
  });
}
