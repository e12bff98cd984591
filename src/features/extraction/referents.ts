import type { BodyMention } from './bodies.ts';
import type { Body, Cast } from './cast.ts';
import type { Article, Span } from './document.ts';
import { anyOf, type BodyKind, type Lexicon } from './lexicon.ts';

/** How far a word that points back may stand behind what it points to, in a chain of posts. */
const CHAIN_GAP = 14;
/** Words that point at any body of their kind. */
const POINTING = new Set(['学院', '学校', '大学', '公司', '集团', '联合体', '共同体', '协会', '联盟', '企业']);
/** The school whose report it is, and the one spoken of before. */
const OWN = new Set(['我校', '我院', '本校']);
const THAT = new Set(['该校', '该院']);
/** 专委会 is what a longer word ends in. */
const EQUIVALENT: Readonly<Record<string, readonly string[]>> = {
  专委会: ['专委会', '专业委员会', '专家委员会'],
  行指委: ['行指委', '指导委员会'],
  教指委: ['教指委', '指导委员会'],
  职教集团: ['职教集团', '职业教育集团'],
};

export const isPointing = (words: string): boolean => POINTING.has(words);

/** Resolves 管委会, 学院, 联合体: the place of the post before, else the body of the headline, else the last of that kind. */
export class Referents {
  readonly #article: Article;
  readonly #zones: RegExp;
  readonly #cast: Cast;
  readonly #mask: RegExp;

  constructor(article: Article, { organisations, document }: Lexicon, cast: Cast) {
    this.#mask = new RegExp(`[${document.masks}]`);
    this.#article = article;
    this.#zones = new RegExp(`^.*?${anyOf(organisations.zones)}`);
    this.#cast = cast;
  }

  of(mention: BodyMention, before: readonly BodyMention[]): Body | undefined {
    if (THAT.has(mention.suffix) && this.#isMasked(mention, before)) return undefined;
    if (OWN.has(mention.suffix)) return this.#own() ?? this.#last(mention, before);
    return this.#inChain(mention, before.at(-1)) ?? this.#last(mention, before);
  }

  /** 某高新区党工委委员、管委会主任; 泸州市委常委、统战部部长. */
  #inChain({ start, end, suffix, kind }: BodyMention, near: BodyMention | undefined): Body | undefined {
    const head = near && this.#cast.of(near);
    if (!near || !head || start - near.end > CHAIN_GAP) return undefined;
    if (/[。；]/.test(this.#article.text.slice(near.end, start))) return undefined;
    const at = { start: near.start, end };
    const zone = this.#zones.exec(head.name)?.[0];
    if (zone && /[会委]$/.test(suffix)) return this.#derived(zone + suffix, kind, at);
    if (/委$/.test(head.name) && /部$/.test(suffix)) return this.#derived(head.name + suffix, kind, at, head);
    return undefined;
  }

  /** The body that published or contributed the report. */
  #own(): Body | undefined {
    const { contributor, publisher, shown } = this.#article;
    return [contributor, publisher]
      .flatMap((span) => (span ? (this.#cast.find(shown.slice(span.start, span.end).join('')) ?? []) : []))
      .find(({ kind }) => kind === 'SCHOOL');
  }

  /** 〔…〕副校长出席，该校当选: what it points at was taken out of the text. */
  #isMasked({ start }: Span, before: readonly BodyMention[]): boolean {
    return this.#mask.test(this.#article.text.slice(before.at(-1)?.end ?? 0, start));
  }

  #last({ suffix, kind }: BodyMention, before: readonly BodyMention[]): Body | undefined {
    const ends = EQUIVALENT[suffix] ?? [suffix];
    const named = (body: Body): boolean => ends.some((end) => body.name.endsWith(end));
    const ofKind = (body: Body): boolean =>
      named(body) ||
      (body.kind === kind && !body.parent && (POINTING.has(suffix) || OWN.has(suffix) || THAT.has(suffix)));
    const bodies = before.toReversed().flatMap((each) => this.#cast.of(each) ?? []);
    // 公司 is the one named last
    if (suffix === '公司' || suffix === '企业') return bodies.find(ofKind);
    const title = this.#article.title;
    const headed = new Set(
      before.filter(({ end }) => title && end <= title.end).flatMap((each) => this.#cast.of(each) ?? []),
    );
    const [only, ...others] = [...headed].filter(ofKind);
    if (only && others.length === 0) return only;
    return (suffix === '集团' ? bodies.find(named) : undefined) ?? bodies.find(ofKind);
  }

  #derived(name: string, kind: BodyKind, at: Span, parent?: Body): Body {
    const known = this.#cast.bodies.length;
    const body = this.#cast.named(name, kind, at, 'body.ellipsis');
    if (known === this.#cast.bodies.length) body.mentions.push({ ...at, rule: 'body.ellipsis' });
    else if (parent) body.parent = { body: parent, qualifier: 'DEPARTMENT' };
    return body;
  }
}
