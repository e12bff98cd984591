import { foldName } from '../../database/names.ts';
import type { BodyMention } from './bodies.ts';
import type { Article, Span } from './document.ts';
import type { BodyKind, Lexicon } from './lexicon.ts';
import { firm, Naming, same } from './naming.ts';
import { isPointing, Referents } from './referents.ts';
import { type Region, regionAt } from './regions.ts';

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

/** The end of a part's name that is as long as this stands for the part: 软件技术专业建设指导委员会. */
const OF_ITS_OWN = 7;

/** The bodies of a report: equal, short and elliptical names brought together, words that point back resolved. */
export class Cast {
  readonly bodies: Body[] = [];
  readonly #of = new Map<BodyMention, Body>();
  /** By folded name or alias, and by kind and plain name. */
  readonly #byName = new Map<string, Body>();
  readonly #byPlain = new Map<string, Body>();
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
  named(name: string, kind: BodyKind, at: Span, rule: string): Body {
    const known = this.#spelt(name, kind)?.body;
    if (known) return known;
    const body = this.#create(name, kind, undefined, at, rule);
    body.inferred = true;
    return body;
  }

  find(name: string): Body | undefined {
    return this.#byName.get(foldName(name));
  }

  /** Another name of a body in this report. */
  alias(body: Body, words: string, alias: { readonly kind: AliasKind; readonly at: Span }): void {
    body.aliases.set(words, alias);
    const folded = foldName(words);
    if (!this.#byName.has(folded)) this.#byName.set(folded, body);
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
    const known = this.#spelt(name, mention.kind)?.body;
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
    const full = this.bodies.filter(({ name, aliases }) => name.endsWith(words) || aliases.has(words));
    const [only] = full;
    if (only && full.length === 1) return this.#again(only, mention, words);
    const sibling = mention.sibling && this.#of.get(mention.sibling)?.parent?.body;
    const head = sibling ?? this.#lastWhole(mentions, index, mention.suffix === '学院');
    if (!head) return this.#create(words, mention.kind, mention.category, mention, mention.rule);
    const known = this.#spelt(head.name + words, mention.kind)?.body;
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
    this.#byName.set(foldName(name), body);
    const plain = `${kind} ${this.#naming.plain(name)}`;
    if (!this.#byPlain.has(plain)) this.#byPlain.set(plain, body);
    return body;
  }

  #words({ start, end }: Span): string {
    return this.#article.shown.slice(start, end).join('').replaceAll(/\s/g, '');
  }

  /** The body that a name stands for, and what kind of name it is. */
  #known(name: string, kind: BodyKind): { body: Body; alias?: AliasKind } | undefined {
    return this.#spelt(name, kind) ?? this.#shortened(name, kind);
  }

  /** Equal but for what may be left out, or the end of one longer name. */
  #spelt(name: string, kind: BodyKind): { body: Body; alias?: AliasKind } | undefined {
    const equal = this.#byName.get(foldName(name));
    if (equal) return { body: equal };
    const short = this.#byPlain.get(`${kind} ${this.#naming.plain(name)}`);
    if (short) return { body: short, alias: 'SHORT' };
    if (name.length < 4) return undefined;
    const placed = regionAt(name, 0) !== undefined;
    const alike = this.bodies.filter((body) => body.kind === kind);
    const longer = alike.filter(
      (body) =>
        body.name.length > name.length &&
        body.name.endsWith(name) &&
        (!body.parent || name.length > OF_ITS_OWN) &&
        (!placed || this.#naming.isPlace(body.name.slice(0, -name.length))),
    );
    return longer.length === 1 && longer[0] ? { body: longer[0], alias: 'ELLIPTICAL' } : undefined;
  }

  /** Without the legal form, or with characters left out. Alliances with like names are different ones more often than not. */
  #shortened(name: string, kind: BodyKind): { body: Body; alias: AliasKind } | undefined {
    if (kind === 'ALLIANCE' || kind === 'ASSOCIATION') return undefined;
    const alike = this.bodies.filter((body) => body.kind === kind);
    const firms = kind === 'ENTERPRISE' ? alike.filter((body) => !body.parent && firm(body.name) === firm(name)) : [];
    if (firms.length === 1 && firms[0]) return { body: firms[0], alias: 'SHORT' };
    const abbreviated = alike.filter((body) => !body.parent && this.#naming.shortens(name, body.name));
    return abbreviated.length === 1 && abbreviated[0] ? { body: abbreviated[0], alias: 'SHORT' } : undefined;
  }
}
