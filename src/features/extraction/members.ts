import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import { bodyOf, type Reading, type Sentence } from './reading.ts';
import { type Actor, actorsAfter, actorsBefore, type Mood, moodAt } from './takers.ts';

export type MemberRole =
  | 'LEAD_ENTERPRISE'
  | 'LEAD_UNIVERSITY'
  | 'LEAD_SCHOOL'
  | 'LEAD'
  | 'CHAIR'
  | 'VICE_CHAIR'
  | 'COUNCIL'
  | 'SECRETARIAT'
  | 'MEMBER'
  | 'INITIATOR'
  | 'PARTICIPANT'
  | 'GUIDE';

/** A body's seat in an alliance. Offsets hold the words that say so. */
export interface Membership extends Span {
  readonly paragraph: number;
  readonly body: Body;
  readonly alliance: Body;
  readonly role: MemberRole;
  readonly mood: Mood;
  readonly rule: string;
  readonly confidence: number;
}

interface Seat {
  readonly role: MemberRole;
  /** What stands between the body and these words. */
  readonly before: RegExp | undefined;
  readonly words: RegExp;
  /** The bodies may stand behind the words too. */
  readonly listed: boolean;
}

const TOGETHER =
  /^(?:等)?(?:[一二三四五六七八九十\d]*[家方个所]?(?:单位|企业|院校|高校)?)?(?:共同|联合|借|参与|作为|单位|分别|携手|担任|当选为?|成为|被选为|被推选为|获聘|为|任|是|，)*$/;
const SEATS: readonly Seat[] = [
  { role: 'LEAD', words: /牵头(?!人)(?:单位|方|学校|院校|高校|企业)?/g, before: TOGETHER, listed: true },
  { role: 'INITIATOR', words: /发起(?:单位|方)?/g, before: TOGETHER, listed: true },
  { role: 'VICE_CHAIR', words: /副(?:理事长|会长|主任|主席)单位/g, before: TOGETHER, listed: true },
  { role: 'CHAIR', words: /(?<!副)(?:理事长|会长|主任|主席)单位/g, before: TOGETHER, listed: true },
  { role: 'SECRETARIAT', words: /秘书长单位|秘书处(?=设在|设于|挂靠在?)/g, before: TOGETHER, listed: true },
  { role: 'COUNCIL', words: /(?:常务)?理事单位|会员单位/g, before: TOGETHER, listed: false },
  { role: 'MEMBER', words: /(?<!有|个|家)(?:成员单位|新成员)/g, before: TOGETHER, listed: false },
  {
    role: 'PARTICIPANT',
    words: /(?<=(?:牵头|依托)[^。；]{0,30})(?:参加|参与)(?!发起)/g,
    before: TOGETHER,
    listed: false,
  },
  { role: 'GUIDE', words: /指导单位/g, before: TOGETHER, listed: true },
];

/** Who leads, founded or belongs to which alliance. */
export function membershipsOf(reading: Reading): Membership[] {
  return reading.sentences
    .filter(({ paragraph }) => paragraph > 0)
    .flatMap((sentence) => SEATS.flatMap((seat) => seatsIn(reading, sentence, seat)));
}

function seatsIn(reading: Reading, sentence: Sentence, { role, words, before, listed }: Seat): Membership[] {
  const { text } = reading.article;
  return [...text.slice(sentence.start, sentence.end).matchAll(words)].flatMap(({ index, 0: word }): Membership[] => {
    const at = sentence.start + index;
    const end = at + word.length;
    const ahead = before ? actorsBefore(reading, sentence, beforeAlliance(reading, sentence, at), before) : [];
    const skipped = listed
      ? (/^(?:方|单位)?(?:共|分别|设在|设于|挂靠在?|[一二三四五六七八九十\d]+[家方个])*(?:为|是|有|：|——)?/.exec(
          text.slice(end, sentence.end),
        )?.[0].length ?? 0)
      : 0;
    const isList = listed && /(?:单位|方|学校|院校|高校|企业|秘书处)$/.test(word);
    const behind = isList ? (besides(reading, sentence, end) ?? actorsAfter(reading, sentence, end + skipped)) : [];
    const alliance = allianceAt(reading, sentence, at, ahead, word);
    const actors = bodiesOf(behind, alliance).length > 0 ? behind : ahead;
    if (!alliance) return [];
    return bodiesOf(actors, alliance).map(({ start, end: until, body }) => ({
      start: Math.min(start, at),
      end: Math.max(until, end),
      paragraph: sentence.paragraph,
      body,
      alliance,
      role: role === 'LEAD' ? leadOf(body) : role,
      mood: moodAt(reading, sentence, at),
      rule: `member.${role.toLowerCase().replace('_', '-')}`,
      confidence: 0.85,
    }));
  });
}

/** 理事长单位某学院院长甲: the body right behind the words, whose post follows. */
function besides(reading: Reading, { tokens }: Sentence, end: number): Actor[] | undefined {
  const at = tokens.findIndex((token) => token.start === end);
  const body = bodyOf(reading, tokens[at]);
  const [token, next] = [tokens[at], tokens[at + 1]];
  return body && token && next?.type === 'title' && next.start === token.end
    ? [{ start: token.start, end: token.end, body }]
    : undefined;
}

/** 吸收甲为集团新成员: the alliance itself may stand between. */
function beforeAlliance(reading: Reading, { tokens }: Sentence, at: number): number {
  const last = tokens.findLast(({ end }) => end <= at);
  const body = bodyOf(reading, last);
  const touches = last && /^(?:的|首批|新)?$/.test(reading.article.text.slice(last.end, at));
  return last && touches && body?.kind === 'ALLIANCE' ? last.start : at;
}

const bodiesOf = (actors: readonly Actor[], alliance: Body | undefined): (Span & { body: Body })[] =>
  actors.flatMap((actor) =>
    'body' in actor && actor.body !== alliance && actor.body.kind !== 'ALLIANCE' ? [actor] : [],
  );

/** The alliance that a sentence speaks of: one it names outside of the list, else the one the report names most. */
function allianceAt(
  reading: Reading,
  { tokens }: Sentence,
  at: number,
  actors: readonly Actor[],
  word: string,
): Body | undefined {
  const joined = ASSOCIATED.test(word) ? ['ALLIANCE', 'ASSOCIATION'] : ['ALLIANCE'];
  const taken = new Set(actors.map(({ start }) => start));
  const named = tokens
    .filter((token) => !taken.has(token.start))
    .flatMap((token) => {
      const body = bodyOf(reading, token);
      return body && joined.includes(body.kind)
        ? [{ body, start: token.start, distance: Math.abs(token.start - at) }]
        : [];
    });
  // 该共同体由甲、乙牵头，丙指委会指导: what stands before those who lead
  const first = Math.min(at, ...taken);
  const subject = named.findLast(({ start }) => start < first)?.body;
  const nearest = subject ?? named.sort((a, b) => a.distance - b.distance)[0]?.body;
  return nearest ?? mainAlliance(reading) ?? (ASSOCIATED.test(word) ? headlineAssociation(reading) : undefined);
}

/** 会长单位, 会员单位: seats that associations have too. */
const ASSOCIATED = /会长单位|理事单位|理事长单位|会员单位/;

const headlineAssociation = ({ cast, article: { title } }: Reading): Body | undefined =>
  cast.bodies.find(
    ({ kind, mentions }) => kind === 'ASSOCIATION' && mentions.some(({ end }) => title && end <= title.end),
  );

export function mainAlliance({ cast }: Reading): Body | undefined {
  const alliances = cast.bodies.filter(({ kind }) => kind === 'ALLIANCE');
  return [...alliances].sort((a, b) => b.mentions.length - a.mentions.length)[0];
}

/** Which of the three leading seats a body can hold. */
function leadOf({ kind, name }: Body): MemberRole {
  if (kind === 'ENTERPRISE') return 'LEAD_ENTERPRISE';
  if (kind !== 'SCHOOL') return 'LEAD';
  return /职业|技师|技工|高职|专科|中专|学校|职院/.test(name) ? 'LEAD_SCHOOL' : 'LEAD_UNIVERSITY';
}
