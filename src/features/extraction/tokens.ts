import { pastAside, withoutAsides } from './asides.ts';
import type { BodyMention } from './bodies.ts';
import type { Span } from './document.ts';
import type { PersonFinder } from './people.ts';

/** A passage that the rules read as one: a body, a title, or a person's name. */
export type Token =
  | (Span & { readonly type: 'body'; readonly mention: BodyMention })
  | (Span & { readonly type: 'title' })
  | (Span & { readonly type: 'name' });

const SEPARATED = /^[、，]?(?:和|与|及|以及|兼|同)?$/;
/** 先生、等校外专家，以及: what may stand in a list besides. */
const COURTESY = /^(?:同志|先生|女士|博士|老师)?(?:等[^，。；：、（）]{0,12})?(?=[、，]|$)/;
const TAKEN_OUT = /〔[^〕]*〕[、，和与]?/g;
/** Whether nothing but a comma or an “and” stands between two passages. */
export const separates = (gap: string): boolean => SEPARATED.test(withoutAsides(gap));
/** The same in a list of those who take part, where courtesies are passed over, and whoever was taken out of the text. */
export const lists = (gap: string): boolean =>
  gap.length < 60 && SEPARATED.test(withoutAsides(gap).replaceAll(TAKEN_OUT, '').replace(COURTESY, ''));

/** Bodies, titles and names of a sentence in order, without overlaps. `known` are names met elsewhere in the report. */
export function tokensOf(
  text: string,
  sentence: Span,
  bodies: readonly BodyMention[],
  people: PersonFinder,
  known: ReadonlySet<string>,
): Token[] {
  const tokens: Token[] = bodies.map((mention) => ({ type: 'body', start: mention.start, end: mention.end, mention }));
  for (const title of titlesBeside(text, sentence, bodies, people)) tokens.push({ ...title, type: 'title' });
  for (const name of namesBeside(text, sentence, tokens, people, known)) tokens.push({ ...name, type: 'name' });
  return withoutOverlaps(tokens);
}

/** A title that begins inside a body's name keeps what stands behind that name. */
function titlesBeside(text: string, sentence: Span, bodies: readonly BodyMention[], people: PersonFinder): Span[] {
  return people.titles(text, sentence).flatMap((title) => {
    const body = bodies.find(({ start, end }) => start < title.end && end > title.start);
    if (!body) return [title];
    if (title.end <= body.end) return [];
    const rest = people.titles(text, { start: body.end, end: title.end })[0];
    return rest && rest.start === body.end ? [rest] : [];
  });
}

function namesBeside(
  text: string,
  { start, end }: Span,
  tokens: readonly Token[],
  people: PersonFinder,
  known: ReadonlySet<string>,
): Span[] {
  const starts = new Set(tokens.map((token) => token.start));
  const names: Span[] = [];
  const add = (at: number): Span | undefined => {
    if (
      at >= end ||
      people.reports(text, at) ||
      tokens.some((token) => token.type === 'body' && token.start <= at && token.end > at)
    )
      return undefined;
    const name = people.nameAt(text, at, end);
    if (name) names.push(name);
    return name;
  };
  const behind = (title: Span): Span | undefined => {
    const aside = pastAside(text, title.end);
    return (
      (aside > title.end ? add(aside) : undefined) ?? add(title.end + (/[：（ ]/.test(text.charAt(title.end)) ? 1 : 0))
    );
  };
  for (const token of tokens) {
    if (token.type === 'name' || people.reports(text, token.start)) continue;
    let name = token.type === 'title' ? behind(token) : nameBetween(text, token, tokens, people, end);
    if (token.type === 'body' && name) names.push(name);
    // 副院长甲、乙: the list goes on
    while (name && /^[、和与及]$/.test(text.charAt(name.end)) && !starts.has(name.end + 1)) name = add(name.end + 1);
  }
  for (const list of clauseLists(text, { start, end }, people)) names.push(...list);
  for (const word of known) {
    for (let at = text.indexOf(word, start); at !== -1 && at + word.length <= end; at = text.indexOf(word, at + 1)) {
      if (!people.reports(text, at)) names.push({ start: at, end: at + word.length });
    }
  }
  return names;
}

const ACTING = /^(?:分别|先后|共同)?(?:代表|出席|参加|参会|到会|主持|致辞|讲话|发言|陪同|签)/;

/** 甲、乙分别代表…: two names or more at the head of a clause, before a verb that only people can do. */
function clauseLists(text: string, { start, end }: Span, people: PersonFinder): Span[][] {
  const heads = [start, ...[...text.slice(start, end).matchAll(/[，；：。]/g)].map(({ index }) => start + index + 1)];
  return heads.map((head) => {
    const list: Span[] = [];
    for (
      let name = people.nameAt(text, head, end);
      name;
      name = /[、和]/.test(text.charAt(name.end)) ? people.nameAt(text, name.end + 1, end) : undefined
    )
      list.push(name);
    const last = list.at(-1);
    return last && list.length > 1 && ACTING.test(text.slice(last.end, last.end + 6)) ? list : [];
  });
}

/** 某学院闫波教授: a name between a body and a title. */
function nameBetween(
  text: string,
  { end: at }: Span,
  tokens: readonly Token[],
  people: PersonFinder,
  end: number,
): Span | undefined {
  const name = people.nameAt(text, at, end);
  return name && tokens.some((token) => token.type === 'title' && token.start === name.end) ? name : undefined;
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
