import { withoutAsides } from './asides.ts';
import type { Span } from './document.ts';
import { BEHIND, ELECTED, given, type Pending, type Post, SEEN } from './post.ts';
import type { Token } from './tokens.ts';

/** A post that stands behind its person, and how many tokens behind the name say so. */
export interface Appointed {
  readonly posts: readonly Post[];
  readonly taken: number;
}

const NOTHING: Appointed = { posts: [], taken: 0 };
const OFFICE =
  /^(?:同志|先生|女士|教授|博士)?(?:等(?:\d+|[一二三四五六七八九十]+)?[人位名]?)?(?:同志)?(?:，男|，女)?(?:现|兼|新)?(?:担任|出任|任|兼任|当选为?|被选举为|被推选为|被推举为|获聘为?|被聘任?为|被任命为|受聘为?|受聘担任|为|（)(?:首届|第[^，。；]{1,4}届|新一届|本届)?(?:(?:常务)?理事会|专委会|委员会)?$/;
const LEAVING = /^(?:同志|先生|女士|教授|博士)?(?:不再|不再继续)(?:担任|兼任)$/;
const COMING = /^(?:同志|先生|女士|教授|博士)?(?:拟|将|拟定)(?:任|担任|出任|兼任|为)$/;
const REMOVED = /免去$/;

/** 甲担任某会会长, 甲（某校校长）, 选举甲为理事长, 免去甲某职务. */
export function appointedAt(text: string, tokens: readonly Token[], index: number, council: RegExp): Appointed {
  const [name, second, third, fourth] = tokens.slice(index, index + 4);
  if (name?.type !== 'name' || !second) return NOTHING;
  const verb = withoutAsides(text.slice(name.end, second.start));
  const removed = REMOVED.test(text.slice(Math.max(0, name.start - 2), name.start)) && /^(?:同志)?的?$/.test(verb);
  const mood = LEAVING.test(verb) || removed ? 'NEGATED' : COMING.test(verb) ? 'PROPOSED' : 'STATED';
  if (mood === 'STATED' && !OFFICE.test(verb)) return NOTHING;
  const who = { start: name.start, person: text.slice(name.start, name.end) };
  const title = (token: Span, seat: Pending['seat']): Pending => ({
    start: name.start,
    end: token.end,
    title: text.slice(token.start, token.end),
    seat,
    carried: false,
  });
  if (second.type === 'title') {
    // 选举甲为理事长: at the body whose meeting it is
    const elected = [...listedBefore(text, tokens, index), who];
    const posts = elected.flatMap((each) =>
      given(
        { ...each, end: second.end },
        [{ ...title(second, undefined), start: each.start }],
        'post.elected',
        ELECTED,
        mood,
      ),
    );
    return { posts, taken: 1 };
  }
  if (second.type !== 'body' || third?.type !== 'title') return NOTHING;
  const gap = withoutAsides(text.slice(second.end, third.start));
  if (gap !== '' && !council.test(gap)) return NOTHING;
  // 甲为某院院长乙: the title is the next person's
  if (fourth?.type === 'name' && fourth.start === third.end) return NOTHING;
  const seat = { mention: second.mention };
  const posts = [...listedBefore(text, tokens, index), who].flatMap((each) =>
    given({ ...each, end: third.end }, [{ ...title(third, seat), start: each.start }], 'post.appointed', SEEN, mood),
  );
  return { posts, taken: 2 };
}

/** 选举甲、乙、丙为副理事长; 某校校长甲、某院院长乙当选副理事长: those before the last. */
function listedBefore(text: string, tokens: readonly Token[], index: number): { start: number; person: string }[] {
  const people: { start: number; person: string }[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (!token || !next) break;
    const gap = withoutAsides(text.slice(token.end, next.start));
    if (token.type !== 'name') {
      if (gap !== '' && gap !== '、') break;
      continue;
    }
    if (!/^(?:同志|先生|女士)?[、和]$/.test(gap)) break;
    people.unshift({ start: token.start, person: text.slice(token.start, token.end) });
  }
  return people;
}

/** 某学院闫波教授, 所长徐国庆教授: a title right behind the name is held at the body before it; a rank also where the posts are. */
export function behind(
  text: string,
  tokens: readonly Token[],
  index: number,
  own: readonly Post[],
  ranks: readonly string[],
): Post[] {
  const [body, name, title] = tokens.slice(Math.max(0, index - 2), index + 1);
  if (index < 1) return [];
  const who = name?.type === 'name' && title ? name : tokens[index - 1];
  const token = tokens[index];
  if (who?.type !== 'name' || !token) return [];
  const words = text.slice(token.start, token.end);
  const person = { start: who.start, end: token.end, person: text.slice(who.start, who.end) };
  const base = { end: token.end, title: words, carried: false };
  if (index > 1 && body?.type === 'body' && withoutAsides(text.slice(body.end, who.start)) === '')
    return given(person, [{ ...base, start: body.start, seat: { mention: body.mention } }], 'post.behind', SEEN);
  const held = own.findLast((post) => post.person === person.person && post.end === who.end);
  return held?.seat && ranks.includes(words)
    ? given(person, [{ ...base, start: held.start, seat: held.seat }], 'post.behind', BEHIND)
    : [];
}

/** 理事长由某公司董事长甲、某院院长乙担任: the first title is theirs too. */
export function entrusted(text: string, tokens: readonly Token[], index: number, council: RegExp): Post[] {
  const last = tokens[index];
  if (last?.type !== 'name' || !ENTRUSTED.test(text.slice(last.end, last.end + 6))) return [];
  const at = tokens.findLastIndex(
    (token, other) => other < index && token.type === 'title' && text.charAt(token.end) === '由',
  );
  const title = tokens[at];
  const before = tokens[at - 1];
  if (!title || /[。；]|担任|出任|兼任/.test(text.slice(title.end, last.start))) return [];
  const gap = before?.type === 'body' ? text.slice(before.end, title.start) : undefined;
  const seat =
    before?.type === 'body' && gap !== undefined && council.test(gap) ? { mention: before.mention } : undefined;
  const words = text.slice(title.start, title.end);
  return tokens.slice(at, index + 1).flatMap((token) => {
    if (token.type !== 'name') return [];
    const post = { start: title.start, end: token.end, title: words, seat, carried: false };
    const person = { start: title.start, end: token.end, person: text.slice(token.start, token.end) };
    return given(person, [post], seat ? 'post.entrusted' : 'post.elected', SEEN);
  });
}
const ENTRUSTED = /^(?:同志|先生|女士|教授)?(?:担任|出任|兼任|任(?!命|务|职))/;
