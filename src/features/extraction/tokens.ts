import { withoutAsides } from './asides.ts';
import type { BodyMention } from './body.ts';
import type { Span } from './document.ts';
import { type KnownNames, namesBeside } from './names.ts';
import type { PersonFinder } from './people.ts';

/** A passage that the rules read as one: a body, a title, or a person's name. */
export type Token =
  | (Span & { readonly type: 'body'; readonly mention: BodyMention })
  | (Span & { readonly type: 'title' })
  | (Span & { readonly type: 'name' });

const SEPARATED = /^[、，]?(?:和|与|及|以及|兼|同)?$/;
/** 先生、等校外专家，以及: what may stand in a list besides. */
const COURTESY =
  /^(?:同志|先生|女士|博士|老师)?(?:等(?:\d+[余多]?|[一二三四五六七八九十]+)?[家名位所个]?(?:[^，。；：、（）]{0,8}(?:专家|领导|嘉宾|人|单位|企业|院校|高校|代表|学者|教授|同志|公司|机构|学校|人士|负责人))?)?(?=[、，]|$)/;
const TAKEN_OUT = /〔[^〕]*〕[、，和与]?/g;
/** 理事长单位某学院: as what a body is there. */
const SEAT = /(?:副?(?:理事长|会长|主任|秘书长)|理事|牵头|成员|发起|会员)单位$/;
/** Whether nothing but a comma or an “and” stands between two passages. */
export const separates = (gap: string): boolean => SEPARATED.test(withoutAsides(gap));
/** The same in a list of those who take part, where courtesies are passed over, and whoever was taken out of the text. */
export const lists = (gap: string): boolean =>
  gap.length < 60 &&
  SEPARATED.test(withoutAsides(gap).replaceAll(TAKEN_OUT, '').replace(COURTESY, '').replace(SEAT, ''));

/** Bodies, titles and names of a sentence in order, without overlaps. `known` are names met elsewhere in the report. */
export function tokensOf(
  text: string,
  sentence: Span,
  bodies: readonly BodyMention[],
  people: PersonFinder,
  known: KnownNames,
): Token[] {
  const tokens: Token[] = bodies.map((mention) => ({ type: 'body', start: mention.start, end: mention.end, mention }));
  for (const title of titlesBeside(text, sentence, bodies, people)) tokens.push({ ...title, type: 'title' });
  for (const name of namesBeside(text, sentence, tokens, people, known)) tokens.push({ ...name, type: 'name' });
  const kept = withoutOverlaps(tokens);
  // 某人同志: what only honours says nothing of a post
  return kept.filter(({ type, start, end }, index) => {
    const before = kept[index - 1];
    const honours = type === 'title' && people.honours(text.slice(start, end));
    return !(honours && before?.type === 'name' && before.end === start);
  });
}

/** A title that begins inside a body's name keeps what stands behind that name. */
function titlesBeside(text: string, sentence: Span, bodies: readonly BodyMention[], people: PersonFinder): Span[] {
  return people.titles(text, sentence).flatMap((title) => {
    const body = bodies.find(({ start, end }) => start < title.end && end > title.start);
    if (!body) {
      const word = text.slice(title.start, title.end);
      return people.affiliates(word) && !bodies.some(({ end }) => end === title.start) ? [] : [title];
    }
    if (title.end <= body.end) return [];
    const rest = people.titles(text, { start: body.end, end: title.end })[0];
    return rest && rest.start === body.end ? [rest] : [];
  });
}

const RANK = { body: 0, name: 1, title: 2 } as const;

function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const order = [...tokens].sort(
    (a, b) => RANK[a.type] - RANK[b.type] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  for (const token of order) {
    if (!kept.some((other) => other.start < token.end && other.end > token.start)) kept.push(token);
  }
  return kept.sort((a, b) => a.start - b.start);
}
