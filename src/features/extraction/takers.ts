import { withoutAsides } from './asides.ts';
import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import { bodyOf, type Reading, type Sentence } from './reading.ts';
import { regionsIn } from './regions.ts';
import { lists, separates, type Token } from './tokens.ts';

/** Somebody who takes part: a body, or a person by name. */
export type Actor = Span & ({ readonly body: Body } | { readonly person: string });

/** How a clause stands to what it says. */
export type Mood = 'STATED' | 'NEGATED' | 'PROPOSED';

/** Those whom a sentence names right before a verb, from the last to the first, as one coordination. */
export function actorsBefore(reading: Reading, sentence: Sentence, at: number, gap: RegExp): Actor[] {
  const { text } = reading.article;
  const before = sentence.tokens.filter((token) => token.end <= at);
  const last = before.at(-1);
  if (!last) return [];
  const previous = before.at(-2);
  const isPost = last.type === 'title' && !(previous?.type === 'name' && previous.end === last.start);
  if (!isPost && stands(text.slice(last.end, at), gap)) return coordination(reading, before);
  // 甲、乙以及教务处负责人参加, …及某学院领导班子成员参加: those without a name end the list
  for (const end of [before.findLastIndex(isNamed), before.findLastIndex(({ type }) => type === 'name')]) {
    const from = before[end]?.end ?? at;
    const crowd = CROWD.exec(text.slice(from, at).slice(0, LONGEST_GAP))?.[0];
    if (crowd && stands(text.slice(from + crowd.length, at), gap))
      return coordination(reading, before.slice(0, end + 1));
  }
  return [];
}

const isNamed = ({ type }: Token): boolean => type !== 'title';
/** What stands between those who take part and the verb is never longer. */
const LONGEST_GAP = 90;
const stands = (words: string, gap: RegExp): boolean => words.length < LONGEST_GAP && gap.test(words);
/** 以及教务处负责人, 、骨干教师, 等师生代表: people without names at the end of a list, as far as it goes. */
const CROWD =
  /^(?:同志|先生|女士|教授)?(?:[、，]?(?:以及|及|和|与|等)|、|，(?=[^，。；：]{2,40}(?:负责人|代表|师生|学生|教师|人员|成员|领导|嘉宾)))[^。；：]{0,50}(?:负责人|代表|领导|教师|师生|人员|嘉宾|专家|成员|同志|骨干|学生|主任|干部|家长|校友|企业家|学者|选手|单位|院校|企业|部门|辅导员|同学|带头人|班子|记者|会员|理事|委员|院长|书记|部长|处长)(?:们|等)?(?:\d+余?人)?/;

/** 甲、某院院长乙和丙: every name, or else every body, of a coordination that ends with the last token. */
function coordination(reading: Reading, tokens: readonly Token[]): Actor[] {
  const { text } = reading.article;
  const actors: Actor[] = [];
  let named = false;
  let edge: number | undefined;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (!token) break;
    const joined = edge === undefined || lists(text.slice(token.end, edge));
    if (!joined) break;
    if (token.type === 'name') {
      actors.unshift({ start: token.start, end: token.end, person: text.slice(token.start, token.end) });
      named = true;
    }
    const body = bodyOf(reading, token);
    const titled = tokens[index + 1];
    if (body && !named && !(titled?.type === 'title' && titled.start === token.end))
      actors.unshift({ start: token.start, end: token.end, body });
    if (token.type === 'title' && !named && tokens[index - 1]?.type !== 'name') break;
    edge = token.start;
    // a title takes the words before it that make it up: 商务经理
    const before = tokens[index - 1];
    const between = before ? text.slice(before.end, token.start) : '';
    if (
      token.type === 'title' &&
      before &&
      !separates(between) &&
      between.length <= 10 &&
      /^[、，]?\p{Script=Han}+$/u.test(between)
    )
      edge = before.end;
    if (token.type === 'title' && before) edge = Math.min(edge, placeBefore(reading, before.end, token.start));
  }
  return actors;
}

/** 、长沙市副市长: where the place before a title begins, else the title itself. */
function placeBefore({ article, home }: Reading, start: number, end: number): number {
  const place = regionsIn(article.text, { start, end }, home).at(-1);
  return place?.end === end ? place.start : end;
}

/** Those whom a sentence lists behind a word: 出席的有：…, 主办单位是…. */
export function actorsAfter(reading: Reading, sentence: Sentence, at: number): Actor[] {
  const { text } = reading.article;
  const after = sentence.tokens.filter((token) => token.start >= at);
  const first = after[0];
  if (
    !first ||
    !/^(?:共?[一二三四五六七八九\d]?[家方]?)?(?:分别)?(?:有|是|为|：|包括|——)*$/.test(text.slice(at, first.start))
  )
    return [];
  const run: Token[] = [];
  let edge = first.start;
  for (const token of after) {
    const gap = text.slice(edge, token.start);
    const placed = token.type === 'title' && lists(text.slice(edge, placeBefore(reading, edge, token.start)));
    const words = withoutAsides(gap).replace(/^[、，]?(?:以及|及|和|与)?/, '');
    const isLonger = token.type === 'title' && words.length <= 10 && !/[。；，、]/.test(words);
    if (!placed && !lists(gap) && !isLonger) break;
    run.push(token);
    edge = token.end;
  }
  const people = run.filter((token) => token.type === 'name');
  if (people.length > 0) return people.map(({ start, end }) => ({ start, end, person: text.slice(start, end) }));
  return run.flatMap((token) => {
    const body = bodyOf(reading, token);
    return body ? [{ start: token.start, end: token.end, body }] : [];
  });
}

/** Whether the words before a verb deny it, or only wish for it. */
export function moodAt({ article, patterns }: Reading, sentence: Span, at: number): Mood {
  const clause =
    article.text
      .slice(sentence.start, at)
      .split(/[，；：]/)
      .at(-1) ?? '';
  const near = clause.slice(-8);
  if (patterns.negated.test(near)) return 'NEGATED';
  // 借牵头建设联合体的机会 takes for granted that it leads
  if (/借$/.test(near)) return 'STATED';
  const isProposed = patterns.proposed.test(clause) && !/[据为]将|将[^，]{0,3}(?:聘书|奖)/.test(clause);
  return isProposed ? 'PROPOSED' : 'STATED';
}
