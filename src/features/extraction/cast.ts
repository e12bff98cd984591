import type { BodyMention } from './body.ts';
import { Directory, type Known } from './directory.ts';
import type { Article, Span } from './document.ts';
import type { BodyKind, Lexicon } from './lexicon.ts';
import { Naming, same } from './naming.ts';
import { isPointing, Referents } from './referents.ts';
import type { Region } from './regions.ts';

export type AliasKind = 'SHORT' | 'ELLIPTICAL' | 'OFFICIAL' | 'CANDIDATE';

/** An organisation or alliance of one report, with every passage that names it. */
export interface Body {
  name: string;
  kind: BodyKind;
  category: string | undefined;
  /** The report does not print the name as one piece. */
  inferred: boolean;
  readonly mentions: (Span & { readonly rule: string })[];
  readonly aliases: Map<string, { readonly kind: AliasKind; readonly at: Span }>;
  parent: { readonly body: Body; readonly qualifier: 'BRANCH' | 'DEPARTMENT' | 'CAMPUS' } | undefined;
  region: Region | undefined;
}

/** The bodies of a report: equal, short and elliptical names brought together, words that point back resolved. */
export class Cast {
  readonly bodies: Body[] = [];
  readonly #of = new Map<BodyMention, Body>();
  readonly #directory: Directory;
  readonly #article: Article;
  readonly #naming: Naming;
  /** Short names that the report introduces, with the mention that bears them. */
  readonly #defined: ReadonlyMap<string, BodyMention>;

  constructor(
    article: Article,
    mentions: readonly BodyMention[],
    home: Region | undefined,
    lexicon: Lexicon,
    defined: ReadonlyMap<string, BodyMention>,
  ) {
    this.#article = article;
    this.#naming = new Naming(article, home, lexicon);
    this.#directory = new Directory(this.#naming);
    this.#defined = defined;
    const referents = new Referents(article, lexicon, this);
    // longest names first, so that shorter ones find what they stand for
    const named = mentions.filter((mention) => !mention.refers && !mention.part);
    for (const mention of [...named].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
      this.#of.set(mention, this.#bodyOf(mention));
    }
    for (const [index, mention] of mentions.entries()) {
      if (mention.part) this.#of.set(mention, this.#partOf(mention, mentions, index));
    }
    for (const [index, mention] of mentions.entries()) {
      const body = mention.refers ? this.#pointedAt(mentions, index, referents) : undefined;
      if (body) this.#of.set(mention, body);
    }
    for (const body of this.bodies) body.mentions.sort((a, b) => a.start - b.start);
    this.bodies.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  }

  of(mention: BodyMention): Body | undefined {
    return this.#of.get(mention);
  }

  /** The body of a name, made when the report has not named it by itself. */
  named(words: string, kind: BodyKind, at: Span, rule: string): Body {
    const name = this.#naming.official(words);
    const known = this.#directory.spelt(name, kind)?.body;
    if (known) return known;
    const body = this.#create(name, kind, undefined, at, rule);
    body.inferred = true;
    return body;
  }

  find(name: string): Body | undefined {
    return this.#directory.named(name);
  }

  /** Another name of a body in this report. */
  alias(body: Body, words: string, alias: { readonly kind: AliasKind; readonly at: Span }): void {
    body.aliases.set(words, alias);
    this.#directory.call(body, words);
  }

  #pointedAt(mentions: readonly BodyMention[], index: number, referents: Referents): Body | undefined {
    const mention = mentions[index];
    const bearer = mention && this.#defined.get(this.#words(mention));
    return (bearer && this.#of.get(bearer)) ?? referents.of(mentions, index);
  }

  #bodyOf(mention: BodyMention): Body {
    const words = this.#words(mention);
    const bearer = this.#defined.get(words);
    const defined = bearer && this.#of.get(bearer);
    const name = this.#naming.official(words);
    const known = defined ? { body: defined, alias: 'SHORT' as const } : this.#known(name, mention.kind);
    if (known) {
      known.body.mentions.push({ start: mention.start, end: mention.end, rule: mention.rule });
      if (known.alias && !same(known.body.name, words) && !isPointing(words))
        this.alias(known.body, words, { kind: known.alias, at: mention });
      else if (name !== words && !same(known.body.name, words))
        this.alias(known.body, words, { kind: 'SHORT', at: mention });
      return known.body;
    }
    const parent = mention.unit && this.#whole(mention, mention.unit.at, mention.unit.kind);
    if (parent && mention.unit) return this.#unitOf(parent, mention, mention.unit, words);
    const body = this.#create(name, mention.kind, mention.category, mention, mention.rule);
    if (name !== words) {
      body.inferred = true;
      this.alias(body, words, { kind: /^[省市县区]/.test(words) ? 'ELLIPTICAL' : 'SHORT', at: mention });
    }
    return body;
  }

  /** A part is named by the full name of its whole: 网龙公司人才发展中心. */
  #unitOf(
    parent: Body,
    mention: BodyMention,
    { at, qualifier }: NonNullable<BodyMention['unit']>,
    words: string,
  ): Body {
    const name = parent.name + this.#words({ start: at, end: mention.end });
    const known = this.#directory.spelt(name, mention.kind)?.body;
    if (known) return this.#again(known, mention, words);
    const body = this.#create(name, mention.kind, mention.category, mention, mention.rule);
    if (name !== words) {
      body.inferred = true;
      this.alias(body, words, { kind: 'SHORT', at: mention });
    }
    if (parent !== body) body.parent = { body: parent, qualifier };
    return body;
  }

  #whole({ start }: Span, end: number, kind: BodyKind): Body {
    const words = this.#words({ start, end });
    const bearer = this.#defined.get(words);
    const defined = bearer && this.#of.get(bearer);
    if (defined) return defined;
    const official = this.#naming.official(words);
    return this.#known(official, kind)?.body ?? this.#create(official, kind, undefined, { start, end }, 'body.whole');
  }

  /** 信息工程学院院长: the faculty of the school that was named before, in full where the report has it. */
  #partOf(mention: BodyMention, mentions: readonly BodyMention[], index: number): Body {
    const words = this.#words(mention);
    const called = this.#directory.named(words);
    const [only, ...others] = new Set([...(called ? [called] : []), ...this.#directory.endingIn(words)]);
    if (only && others.length === 0) return this.#again(only, mention, words);
    const sibling = mention.sibling && this.#of.get(mention.sibling)?.parent?.body;
    const head = sibling ?? this.#lastWhole(mentions, index, mention.suffix === '学院');
    if (!head) return this.#create(words, mention.kind, mention.category, mention, mention.rule);
    const known = this.#directory.spelt(head.name + words, mention.kind)?.body;
    if (known) return this.#again(known, mention, words);
    const body = this.#create(head.name + words, mention.kind, mention.category, mention, 'body.faculty');
    body.inferred = true;
    body.parent = { body: head, qualifier: 'DEPARTMENT' };
    this.alias(body, words, { kind: 'ELLIPTICAL', at: mention });
    return body;
  }

  /** The last school, or body of any kind, that is no part itself. */
  #lastWhole(mentions: readonly BodyMention[], until: number, isFaculty: boolean): Body | undefined {
    for (let index = until - 1; index >= 0; index -= 1) {
      const mention = mentions[index];
      const body = mention && this.#of.get(mention);
      const head = body?.parent?.body ?? body;
      if (head && (isFaculty ? head.kind === 'SCHOOL' : head.kind === 'SCHOOL' || head.kind === 'ENTERPRISE'))
        return head;
    }
    return undefined;
  }

  #again(body: Body, { start, end, rule }: BodyMention, words: string): Body {
    body.mentions.push({ start, end, rule });
    if (!same(body.name, words)) this.alias(body, words, { kind: 'ELLIPTICAL', at: { start, end } });
    return body;
  }

  #create(name: string, kind: BodyKind, category: string | undefined, { start, end }: Span, rule: string): Body {
    const body: Body = {
      name,
      kind,
      category,
      inferred: false,
      mentions: [{ start, end, rule }],
      aliases: new Map(),
      parent: undefined,
      region: this.#naming.regionOf(name),
    };
    this.bodies.push(body);
    this.#directory.add(body);
    return body;
  }

  #words({ start, end }: Span): string {
    return this.#article.shown.slice(start, end).join('').replaceAll(/\s/g, '');
  }

  /** The body that a name stands for, and what kind of name it is. */
  #known(name: string, kind: BodyKind): Known | undefined {
    return this.#directory.spelt(name, kind) ?? this.#directory.shortened(name, kind);
  }
}
