import { withoutAsides } from './asides.ts';
import type { BodyMention } from './body.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import type { Pending, Seat } from './post.ts';
import { type Region, regionsIn } from './regions.ts';
import type { Token } from './tokens.ts';

/** The end of words that name a part of a body rather than a kind of post. */
const UNIT = /(?:部|处|科|司|室|系|中心|学院|办公室|研究院|院|会|局|所|馆|办|站|团)$/;
/** 第一届理事会: the post is held at the alliance whose council it is. */
export const COUNCIL =
  /^(?:首届|第[^，。；]{1,4}届|新一届|本届|[一二三四五六七八九十]届)?(?:(?:常务)?理事会|董事会|监事会)?$/;
/** 校党委副书记: the school that the report speaks of. */
const OWN = /^(?:学校|学院|校|院)(?=党委|纪委|团委|工会)/;
const LONGEST_UNIT = 10;

/** Finds the body that a title is held at from what stands to its left. */
export class Seating {
  readonly #text: string;
  readonly #boundaries: Boundaries;
  readonly #heads: ReadonlySet<string>;
  readonly #bodyOfTitle: Lexicon['titles']['bodyOfTitle'];
  readonly #near: Region | undefined;

  constructor(text: string, boundaries: Boundaries, titles: Lexicon['titles'], near: Region | undefined) {
    this.#text = text;
    this.#boundaries = boundaries;
    this.#heads = new Set(titles.headOfGovernment);
    this.#bodyOfTitle = titles.bodyOfTitle;
    this.#near = near;
  }

  /** The post of a title; `gap` is what stands between it and the token before, `carried` the seat of the post before. */
  post(token: Span, before: Token | undefined, gap: string | undefined, carried: Seat | undefined): Pending {
    const title = this.#text.slice(token.start, token.end);
    const own = { start: token.start, end: token.end, title, carried: false };
    if (before?.type === 'body' && gap !== undefined) {
      const post = this.#beside(own, before, gap);
      if (post) return post;
    }
    const region = this.#regionBefore(token.start);
    if (region && this.#isHead(title)) return { ...own, start: region.start, seat: { place: region.words } };
    const governed = carried && this.#isHead(title) ? this.#governed(carried) : undefined;
    if (governed) return { ...own, seat: governed, carried: true };
    if (OWN.test(title)) return this.#ofSchool(own, title.replace(OWN, ''), carried);
    return this.#inUnit(own, this.#prefix(token.start, before?.end ?? 0), carried);
  }

  /** 某学院院长, 某学院教务处处长, 某公司商务经理, 某共同体第一届理事会理事长. */
  #beside(own: Pending | Omit<Pending, 'seat'>, before: Token & { type: 'body' }, gap: string): Pending | undefined {
    const seat = { mention: before.mention };
    if (gap === '' || COUNCIL.test(gap)) return { ...own, start: before.start, seat };
    if (!this.#names(before.end, own.start)) return undefined;
    if (!UNIT.test(gap)) return { ...own, start: before.start, title: gap + own.title, seat };
    return { ...own, start: before.start, seat: { ...seat, unit: { start: before.end, end: own.start } } };
  }

  /** 校党委书记: of the school of the post before, else of the report's own. */
  #ofSchool(own: Omit<Pending, 'seat'>, title: string, carried: Seat | undefined): Pending {
    const held = carried && 'mention' in carried && carried.mention?.kind === 'SCHOOL' ? carried : undefined;
    return { ...own, title, seat: held ?? { unit: undefined }, carried: held !== undefined };
  }

  /** 、教务处处长: words between a comma and a title belong to it; those that name a unit are one of the body before. */
  #inUnit(own: Omit<Pending, 'seat'>, start: number, carried: Seat | undefined): Pending {
    const prefix = withoutAsides(this.#text.slice(start, own.start));
    if (UNIT.test(prefix) && prefix.length > 2) {
      const whole = carried && 'mention' in carried ? carried.mention : undefined;
      const unit = { start, end: own.start };
      return { ...own, start, seat: whole ? { mention: whole, unit } : { unit }, carried: whole !== undefined };
    }
    const title = prefix + own.title;
    // 集团理事长、校长: a title that belongs to a school is not held at an alliance
    const fits =
      carried === undefined || !('mention' in carried) || !carried.mention || this.#fits(title, carried.mention.kind);
    return { ...own, start, title, seat: fits ? carried : undefined, carried: fits && carried !== undefined };
  }

  /** …某学院书记甲出席并致辞，校长乙主持: the last body of the sentence that had a post and can have this one. */
  earlier(post: Pending, before: readonly Token[]): Pending {
    const last = before.at(-1);
    const kind = this.kindOf(post.title);
    if (post.seat || last?.type !== 'name' || kind === undefined) return post;
    if (!/^[^。；〔]*，$/.test(this.#text.slice(last.end, post.start))) return post;
    const body = before.findLast(
      (token, index) =>
        token.type === 'body' && before[index + 1]?.type === 'title' && before[index + 1]?.start === token.end,
    );
    return body?.type === 'body' && body.mention.kind === kind
      ? { ...post, seat: { mention: body.mention }, carried: true }
      : post;
  }

  /** The kind of body that has such a post. */
  kindOf(title: string): BodyMention['kind'] | undefined {
    return Object.entries(this.#bodyOfTitle).find(([word]) => title.endsWith(word))?.[1];
  }

  /** Whether a short gap could be the name of a unit or the beginning of a title. */
  #names(start: number, end: number): boolean {
    return end - start <= LONGEST_UNIT && this.#boundaries.plain({ start, end });
  }

  /** Where the words of a title begin: 、教务处处长. */
  beginning({ start }: Span, before: Token | undefined): number {
    return before?.type === 'body' ? start : this.#prefix(start, before?.end ?? 0);
  }

  #prefix(start: number, least: number): number {
    const left = this.#boundaries.left(start, Math.max(least, start - LONGEST_UNIT));
    return left < start && left > 0 && /[、，和及与由。；：\n]/.test(this.#text.charAt(left - 1)) ? left : start;
  }

  #fits(title: string, kind: string): boolean {
    if (/^校|校长$/.test(title)) return kind === 'SCHOOL';
    return !(/^(?:董事长|总经理|总裁)$/.test(title) && kind === 'SCHOOL');
  }

  #isHead(title: string): boolean {
    return [...this.#heads].some((head) => title.endsWith(head));
  }

  #regionBefore(end: number): { words: string; start: number } | undefined {
    const found = regionsIn(this.#text, { start: Math.max(0, end - 12), end }, this.#near).at(-1);
    return found && found.end === end
      ? { words: found.full ? this.#text.slice(found.start, end) : found.region.name, start: found.start }
      : undefined;
  }

  /** 龙湾区委副书记、区长: the second post is at the government of the same place. */
  #governed(seat: Seat): Seat | undefined {
    if ('place' in seat) return seat;
    if (!seat.mention) return undefined;
    const words = this.#text.slice(seat.mention.start, seat.mention.end);
    return /[省市县区州旗]委$/.test(words) ? { place: words.replace(/^中共/, '').slice(0, -1) } : undefined;
  }
}
