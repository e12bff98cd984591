import type { BodyMention } from './body.ts';
import type { Body, Cast } from './cast.ts';
import type { Article, Span } from './document.ts';
import { anyOf, type BodyKind, type Lexicon } from './lexicon.ts';

/** How many mentions the contributor's line of a header can hold. */
const HEADER = 3;
/** How far before 该校 a masked name may stand. */
const MASK_REACH = 200;
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
  指委会: ['指委会', '指导委员会'],
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

  /** What a mention that points back points at; `mentions` are in the order of the text. */
  of(mentions: readonly BodyMention[], index: number): Body | undefined {
    const mention = mentions[index];
    if (!mention) return undefined;
    const before = mentions[index - 1];
    if (THAT.has(mention.suffix) && this.#isMasked(mention, before)) return undefined;
    const own = OWN.has(mention.suffix) ? this.#own() : undefined;
    return own ?? this.#inChain(mention, before) ?? this.#last(mentions, index, mention);
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
  #isMasked({ start }: Span, before: BodyMention | undefined): boolean {
    return this.#mask.test(this.#article.text.slice(Math.max(before?.end ?? 0, start - MASK_REACH), start));
  }

  #last(mentions: readonly BodyMention[], index: number, { suffix, kind }: BodyMention): Body | undefined {
    const ends = EQUIVALENT[suffix] ?? [suffix];
    const named = (body: Body): boolean => ends.some((end) => body.name.endsWith(end));
    const points = POINTING.has(suffix) || OWN.has(suffix) || THAT.has(suffix);
    const ofKind = (body: Body): boolean => named(body) || (points && body.kind === kind && !body.parent);
    // 公司 is the one named last
    if (suffix === '公司' || suffix === '企业') return this.#before(mentions, index, ofKind);
    const [only, ...others] = [...this.#headline(mentions, index)].filter(ofKind);
    if (only && others.length === 0) return only;
    return (
      (suffix === '集团' ? this.#before(mentions, index, named) : undefined) ?? this.#before(mentions, index, ofKind)
    );
  }

  #before(mentions: readonly BodyMention[], index: number, fits: (body: Body) => boolean): Body | undefined {
    for (let at = index - 1; at >= 0; at -= 1) {
      const mention = mentions[at];
      const body = mention && this.#cast.of(mention);
      if (body && fits(body)) return body;
    }
    return undefined;
  }

  /** The bodies that the headline names before a mention. */
  #headline(mentions: readonly BodyMention[], index: number): Set<Body> {
    const found = new Set<Body>();
    const title = this.#article.title;
    for (let at = 0; title && at < index; at += 1) {
      const mention = mentions[at];
      // the contributor's mention comes first, wherever it is printed
      if (!mention || (mention.start > title.end && at > HEADER)) break;
      const body = mention.end <= title.end ? this.#cast.of(mention) : undefined;
      if (body) found.add(body);
    }
    return found;
  }

  #derived(name: string, kind: BodyKind, at: Span, parent?: Body): Body {
    const known = this.#cast.bodies.length;
    const body = this.#cast.named(name, kind, at, 'body.ellipsis');
    if (known === this.#cast.bodies.length) body.mentions.push({ ...at, rule: 'body.ellipsis' });
    else if (parent) body.parent = { body: parent, qualifier: 'DEPARTMENT' };
    return body;
  }
}
