import type { BodyMention } from './bodies.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { type Region, regionsIn } from './regions.ts';
import { separates, type Token } from './tokens.ts';

/** Whom a title is held at: a body, or a place whose government it heads. */
export type Seat = { readonly mention: BodyMention; readonly unit?: Span } | { readonly place: string };

/** A post that a sentence gives somebody. Offsets hold the words that say so. */
export interface Post extends Span {
  readonly person: string;
  readonly title: string;
  readonly seat: Seat | undefined;
  readonly rule: string;
  readonly confidence: number;
}

interface Pending extends Span {
  title: string;
  seat: Seat | undefined;
  /** The body was named for the post before it. */
  carried: boolean;
}

const SEEN = 0.95;
const CARRIED = 0.85;
const SHARED = 0.7;
const OPEN = 0.5;
const APPOINTED = /^(?:同志)?(?:现|兼)?(?:担任|出任|任|兼任|当选为?|被选举为|被推选为|被聘为|受聘为|为|（)$/;
/** The end of a gap that names a part of a body rather than a kind of post. */
const UNIT = /(?:部|处|科|司|室|系|中心|学院|办公室|研究院|院|会|局|所|馆)$/;

/** Who holds which post where, from the bodies, titles and names of a sentence, read from left to right. */
export class PostReader {
  readonly #text: string;
  readonly #boundaries: Boundaries;
  readonly #heads: ReadonlySet<string>;
  readonly #introducers: ReadonlySet<string>;
  readonly #bodyOfTitle: Lexicon['titles']['bodyOfTitle'];
  readonly #near: Region | undefined;

  constructor(text: string, boundaries: Boundaries, titles: Lexicon['titles'], near: Region | undefined) {
    this.#text = text;
    this.#boundaries = boundaries;
    this.#heads = new Set(titles.headOfGovernment);
    this.#introducers = new Set(titles.introducers);
    this.#bodyOfTitle = titles.bodyOfTitle;
    this.#near = near;
  }

  read(tokens: readonly Token[]): Post[] {
    const posts: Post[] = [];
    let pending: Pending[] = [];
    let last: Pending[] = [];
    tokens.forEach((token, index) => {
      const before = tokens[index - 1];
      const gap = before ? this.#text.slice(before.end, token.start) : undefined;
      const joined = gap !== undefined && separates(gap);
      if (token.type === 'body') {
        if (!joined || before?.type === 'name') pending = [];
        return;
      }
      if (token.type === 'title') {
        if (before?.type === 'title' && !joined) pending = [];
        if (before?.type === 'name' && gap === '') {
          posts.push(...this.#behind(tokens, index));
          return;
        }
        const carried = pending.at(-1)?.seat ?? (before?.type === 'name' && joined ? last.at(-1)?.seat : undefined);
        if (before?.type === 'name' || (before === undefined && pending.length > 0)) pending = [];
        const post = this.#seated(this.#post(token, before, gap, joined ? carried : undefined), tokens.slice(0, index));
        pending =
          before?.type === 'title' || (before?.type === 'body' && pending.length > 0) ? [...pending, post] : [post];
        return;
      }
      if (before?.type === 'title' && (gap === '' || gap === '：') && pending.length > 0) {
        posts.push(...this.#given(token, pending, 'post.chain', SEEN));
        last = pending;
      } else if (before?.type === 'body' && gap === '' && pending.length > 0) {
        // 某集团秘书长、某学院闫波教授: what stands before the second body is held too
        posts.push(...this.#given(token, pending, 'post.chain', SEEN));
      } else if (before?.type === 'name' && joined && gap !== '' && last.length > 0) {
        posts.push(...this.#given(token, last.slice(-1), 'post.shared', SHARED));
      } else if (!(before?.type === 'name')) last = [];
      pending = [];
      posts.push(...this.#appointed(tokens, index));
    });
    return posts.filter(({ title }) => !this.#introducers.has(title));
  }

  #post(token: Span, before: Token | undefined, gap: string | undefined, carried: Seat | undefined): Pending {
    const title = this.#text.slice(token.start, token.end);
    const own = { start: token.start, end: token.end, title, carried: false };
    if (before?.type === 'body' && gap === '')
      return { ...own, start: before.start, seat: { mention: before.mention } };
    if (before?.type === 'body' && gap !== undefined && this.#names(before.end, token.start)) {
      const unit = { start: before.end, end: token.start };
      if (UNIT.test(gap)) return { ...own, start: before.start, seat: { mention: before.mention, unit } };
      return { ...own, start: before.start, title: gap + title, seat: { mention: before.mention } };
    }
    const region = this.#regionBefore(token.start);
    if (region && this.#isHead(title)) return { ...own, start: region.start, seat: { place: region.words } };
    const governed = carried && this.#isHead(title) ? this.#governed(carried) : undefined;
    if (governed) return { ...own, seat: governed, carried: true };
    const prefixed = this.#prefix(token.start, before?.end ?? token.start);
    const whole = this.#text.slice(prefixed, token.end);
    // 集团理事长、校长: a title that belongs to a school is not held at an alliance
    const fits = carried === undefined || 'place' in carried || this.#fits(whole, carried.mention.kind);
    return {
      ...own,
      start: prefixed,
      title: whole,
      seat: fits ? carried : undefined,
      carried: fits && carried !== undefined,
    };
  }

  /** …某学院书记甲出席并致辞，校长乙主持: the last body of the sentence that had a post and can have this one. */
  #seated(post: Pending, before: readonly Token[]): Pending {
    const last = before.at(-1);
    const kind = Object.entries(this.#bodyOfTitle).find(([word]) => post.title.endsWith(word))?.[1];
    if (
      post.seat ||
      last?.type !== 'name' ||
      kind === undefined ||
      !/^[^。；〔]*，$/.test(this.#text.slice(last.end, post.start))
    )
      return post;
    const body = before.findLast(
      (token, index) =>
        token.type === 'body' && before[index + 1]?.type === 'title' && before[index + 1]?.start === token.end,
    );
    return body?.type === 'body' && body.mention.kind === kind
      ? { ...post, seat: { mention: body.mention }, carried: true }
      : post;
  }

  /** Whether a short gap could be the name of a unit or the beginning of a title. */
  #names(start: number, end: number): boolean {
    return end - start <= 10 && this.#boundaries.plain({ start, end });
  }

  /** 、产教融合办公室主任: words between a separator and a title belong to it. */
  #prefix(start: number, least: number): number {
    const left = this.#boundaries.left(start, Math.max(least, start - 8));
    return left < start && left > 0 && /[、，]/.test(this.#text.charAt(left - 1)) ? left : start;
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
    const words = this.#text.slice(seat.mention.start, seat.mention.end);
    return /.[省市县区州旗]委$/.test(words) ? { place: words.replace(/^中共/, '').slice(0, -1) } : undefined;
  }

  /** 闫波教授: the title stands behind the name; a body right before the name is where it is held. */
  #behind(tokens: readonly Token[], index: number): Post[] {
    const [body, name, title] = tokens.slice(Math.max(0, index - 2), index + 1);
    if (index < 2 || body?.type !== 'body' || name?.type !== 'name' || !title || body.end !== name.start) return [];
    const pending = {
      start: body.start,
      end: title.end,
      title: this.#text.slice(title.start, title.end),
      seat: { mention: body.mention },
      carried: false,
    };
    return this.#given(
      { ...name, end: title.end },
      [pending],
      'post.behind',
      SEEN,
      this.#text.slice(name.start, name.end),
    );
  }

  /** 甲担任某会会长, 甲（某校校长）. */
  #appointed(tokens: readonly Token[], index: number): Post[] {
    const [name, body, title, next] = tokens.slice(index, index + 4);
    if (
      name?.type === 'name' &&
      body?.type === 'title' &&
      /^(?:担任|出任|当选为?|为)$/.test(this.#text.slice(name.end, body.start)) &&
      title?.start !== body.end
    ) {
      // 选举甲为理事长: at the body whose meeting it is
      const post = {
        start: name.start,
        end: body.end,
        title: this.#text.slice(body.start, body.end),
        seat: undefined,
        carried: false,
      };
      return this.#given(name, [post], 'post.appointed', SEEN);
    }
    if (name?.type !== 'name' || body?.type !== 'body' || title?.type !== 'title' || body.end !== title.start)
      return [];
    if (!APPOINTED.test(this.#text.slice(name.end, body.start)) || (next?.type === 'name' && next.start === title.end))
      return [];
    const post = {
      start: name.start,
      end: title.end,
      title: this.#text.slice(title.start, title.end),
      seat: { mention: body.mention },
      carried: false,
    };
    return this.#given(name, [post], 'post.appointed', SEEN);
  }

  #given(
    name: Span,
    pending: readonly Pending[],
    rule: string,
    confidence: number,
    person = this.#text.slice(name.start, name.end),
  ): Post[] {
    return pending.map(({ start, title, seat, carried }) => ({
      start: Math.min(start, name.start),
      end: name.end,
      person,
      title,
      seat,
      rule: seat === undefined ? 'post.open' : carried ? 'post.carried' : rule,
      confidence: seat === undefined ? OPEN : carried ? Math.min(confidence, CARRIED) : confidence,
    }));
  }
}
