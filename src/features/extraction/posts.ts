import { appointedAt, behind, entrusted } from './appointing.ts';
import { withoutAsides } from './asides.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { given, type Pending, type Post, SEEN, SHARED } from './post.ts';
import type { Region } from './regions.ts';
import { COUNCIL, Seating } from './seating.ts';
import { separates, type Token } from './tokens.ts';

/** Who holds which post where, from the bodies, titles and names of a sentence, read from left to right. */
export class PostReader {
  readonly #text: string;
  readonly #seating: Seating;
  readonly #introducers: ReadonlySet<string>;
  readonly #ranks: readonly string[];

  constructor(text: string, boundaries: Boundaries, titles: Lexicon['titles'], near: Region | undefined) {
    this.#text = text;
    this.#seating = new Seating(text, boundaries, titles, near);
    this.#introducers = new Set([...titles.introducers, ...titles.affiliates]);
    this.#ranks = titles.ranks;
  }

  read(tokens: readonly Token[]): Post[] {
    const posts: Post[] = [];
    const taken = new Set<number>();
    let pending: Pending[] = [];
    /** The posts of the person named last, for those who share them. */
    let last: Pending[] = [];
    for (const [index, token] of tokens.entries()) {
      const before = tokens[index - 1];
      const gap = before && withoutAsides(this.#text.slice(before.end, token.start));
      const joined = gap !== undefined && separates(gap);
      if (taken.has(index)) {
        pending = [];
        last = [];
      } else if (token.type === 'body') {
        if (!joined || before?.type === 'name') pending = [];
      } else if (token.type === 'title') {
        if (before?.type === 'name' && gap === '') posts.push(...behind(this.#text, tokens, index, posts, this.#ranks));
        else pending = this.#waiting(tokens, index, pending, last);
      } else {
        const held = this.#held(token, before, gap, pending);
        if (held.length > 0) {
          posts.push(...held);
          last = pending;
        } else if (before?.type === 'name' && gap !== undefined && SHARES.test(gap) && last.length > 0) {
          posts.push(...given(this.#named(token), last.slice(-1), 'post.shared', SHARED));
        } else last = [];
        pending = [];
        const appointed = appointedAt(this.#text, tokens, index, COUNCIL);
        for (let step = 1; step <= appointed.taken; step += 1) taken.add(index + step);
        posts.push(...appointed.posts, ...entrusted(this.#text, tokens, index, COUNCIL));
      }
    }
    return withoutDoubtful(posts).filter(({ title }) => !this.#introducers.has(title) && !SPEAKS_FOR.test(title));
  }

  /** The posts that wait for a person once a title was read. */
  #waiting(tokens: readonly Token[], index: number, pending: readonly Pending[], last: readonly Pending[]): Pending[] {
    const before = tokens[index - 1];
    const token = tokens[index];
    if (!token) return [];
    const gap = before && withoutAsides(this.#text.slice(before.end, token.start));
    // 、教务处处长: the words of the title begin before the title itself
    const joined =
      before !== undefined && separates(this.#text.slice(before.end, this.#seating.beginning(token, before)));
    const waiting = (before?.type === 'title' && !joined) || before?.type === 'name' ? [] : pending;
    const seat = waiting.at(-1)?.seat ?? (before?.type === 'name' && joined ? last.at(-1)?.seat : undefined);
    const post = this.#seating.post(token, before, gap, joined ? seat : undefined);
    const seated = this.#seating.earlier(post, tokens.slice(0, index));
    return before?.type === 'title' || before?.type === 'body' ? [...waiting, seated] : [seated];
  }

  /** 某集团秘书长、某学院闫波教授: what stands before the second body is held too. */
  #held(token: Span, before: Token | undefined, gap: string | undefined, pending: readonly Pending[]): Post[] {
    const beside =
      before?.type === 'title' ? gap === '' || gap === '：' || gap === ' ' : before?.type === 'body' && gap === '';
    return beside ? given(this.#named(token), pending, 'post.chain', SEEN) : [];
  }

  #named({ start, end }: Span): Span & { person: string } {
    return { start, end, person: this.#text.slice(start, end) };
  }
}

/** 参赛选手代表: whom somebody speaks for, no post. */
const SPEAKS_FOR = /(?<!首席|全权)代表$/;

/** 副院长甲、乙: a list, not 总经理甲与乙会谈. */
const SHARES = /^(?:同志|先生|女士)?(?:[、，]|[、，]?(?:和|及|以及))$/;

/** Whoever has a post of their own shares none. */
const withoutDoubtful = (posts: readonly Post[]): Post[] =>
  posts.filter(
    ({ rule, person }) =>
      rule !== 'post.shared' || !posts.some((other) => other.person === person && other.rule !== 'post.shared'),
  );
