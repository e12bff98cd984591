import { foldName } from '../../database/names.ts';
import type { BodyMention } from './bodies.ts';
import type { Article, Span } from './document.ts';
import { anyOf, type BodyKind, type Lexicon } from './lexicon.ts';
import { cityAround, isCounty, provinceAround, type Region, regionAt, regionsIn } from './regions.ts';

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

/** How far a word that points back may stand behind what it points to, in a chain of posts. */
const CHAIN_GAP = 14;

/** The bodies of a report: equal, short and elliptical names brought together, words that point back resolved. */
export class Cast {
  readonly bodies: Body[] = [];
  readonly #of = new Map<BodyMention, Body>();
  readonly #article: Article;
  readonly #home: Region | undefined;
  readonly #zones: RegExp;
  readonly #shortForms: readonly (readonly [string, string])[];

  constructor(article: Article, mentions: readonly BodyMention[], home: Region | undefined, lexicon: Lexicon) {
    this.#article = article;
    this.#home = home;
    this.#zones = new RegExp(`^.*?${anyOf(lexicon.organisations.zones)}`);
    this.#shortForms = lexicon.organisations.shortForms;
    // longest names first, so that shorter ones find what they stand for
    const named = mentions.filter((mention) => !mention.refers);
    for (const mention of [...named].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
      this.#of.set(mention, this.#bodyOf(mention));
    }
    mentions.forEach((mention, index) => {
      if (!mention.refers) return;
      const body = this.#referent(mention, mentions.slice(0, index));
      if (body) this.#of.set(mention, body);
    });
    for (const body of this.bodies) body.mentions.sort((a, b) => a.start - b.start);
    this.bodies.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  }

  of(mention: BodyMention): Body | undefined {
    return this.#of.get(mention);
  }

  /** The body of a name, made when the report has not named it by itself. */
  named(name: string, kind: BodyKind, at: Span, rule: string): Body {
    const known = this.bodies.find((body) => same(body.name, name));
    if (known) return known;
    const body = this.#create(name, kind, undefined, at, rule);
    body.inferred = true;
    return body;
  }

  find(name: string): Body | undefined {
    return this.bodies.find((body) => same(body.name, name) || body.aliases.has(name));
  }

  #bodyOf(mention: BodyMention): Body {
    const words = this.#words(mention);
    const name = this.#official(words);
    const known = this.#known(name, mention.kind);
    if (known) {
      known.body.mentions.push({ start: mention.start, end: mention.end, rule: mention.rule });
      if (known.alias && !same(known.body.name, words))
        known.body.aliases.set(words, { kind: known.alias, at: mention });
      else if (name !== words && !same(known.body.name, words))
        known.body.aliases.set(words, { kind: 'SHORT', at: mention });
      return known.body;
    }
    const body = this.#create(name, mention.kind, mention.category, mention, mention.rule);
    if (name !== words) {
      body.inferred = true;
      body.aliases.set(words, { kind: /^[省市县区]/.test(words) ? 'ELLIPTICAL' : 'SHORT', at: mention });
    }
    if (mention.unit) {
      const whole = this.#words({ start: mention.start, end: mention.unit.at });
      const official = this.#official(whole);
      const parent =
        this.#known(official, mention.kind)?.body ??
        this.#create(official, mention.kind, undefined, { start: mention.start, end: mention.unit.at }, 'body.whole');
      if (parent !== body) body.parent = { body: parent, qualifier: mention.unit.qualifier };
    }
    return body;
  }

  #create(name: string, kind: BodyKind, category: string | undefined, { start, end }: Span, rule: string): Body {
    const [region] = regionsIn(name.replace(/^中共/, ''), { start: 0, end: name.length }, this.#home);
    const placed = region?.start === 0 ? region.region : undefined;
    const body: Body = {
      name,
      kind,
      category,
      inferred: false,
      mentions: [{ start, end, rule }],
      aliases: new Map(),
      parent: undefined,
      region: placed,
    };
    this.bodies.push(body);
    return body;
  }

  #words({ start, end }: Span): string {
    return this.#article.shown.slice(start, end).join('').replaceAll(/\s/g, '');
  }

  /** 省教育厅 → 四川省教育厅, 泸州市委 → 中共泸州市委, 长治市政府 → 长治市人民政府. */
  #official(words: string): string {
    let name = words;
    if (/^[省市县区](?!级|场|域|属|外|内)/.test(words) && regionAt(words, 0) === undefined) {
      const place = this.#around(words.charAt(0));
      if (place) name = place.name + words.slice(1);
    }
    name = name.replace(/(?<=[省市县区州旗])政府(?=$|办公)/, '人民政府');
    const regions = regionsIn(name, { start: 0, end: name.length }, this.#home).filter(
      (each, index, all) => each.start === (index === 0 ? 0 : all[index - 1]?.end),
    );
    const place = regions.at(-1);
    // 龙湾区委 is read as a place and 委; 泸州市委 so too, 山西省委 as well
    if (!place || !/^[省市县区]?委(?![员托])/.test(name.slice(place.end))) return name;
    return `中共${place.full ? name : place.region.name + name.slice(place.end).replace(/^[省市县区]/, '')}`;
  }

  #around(level: string): Region | undefined {
    const home = this.#home;
    if (!home) return undefined;
    if (level === '省') return provinceAround(home);
    const city = home.code.endsWith('0000') ? undefined : cityAround(home);
    if (level === '县' || level === '区') return this.#county(level);
    return level === '市' ? (city ?? (/市$/.test(home.name) ? home : undefined)) : undefined;
  }

  /** The only county or district that the report names. */
  #county(level: string): Region | undefined {
    const named = this.#article.paragraphs
      .flatMap((paragraph) => regionsIn(this.#article.text, paragraph, this.#home))
      .filter(({ region }) => isCounty(region) && region.name.endsWith(level));
    const codes = new Set(named.map(({ region }) => region.code));
    return codes.size === 1 ? named[0]?.region : undefined;
  }

  /** The body that a name stands for, and what kind of name it is. */
  #known(name: string, kind: BodyKind): { body: Body; alias?: AliasKind } | undefined {
    const equal = this.bodies.find(
      (body) => same(body.name, name) || [...body.aliases.keys()].some((alias) => same(alias, name)),
    );
    if (equal) return { body: equal };
    const alike = this.bodies.filter((body) => body.kind === kind);
    const plain = this.#plain(name);
    const short = alike.find((body) => this.#plain(body.name) === plain);
    if (short) return { body: short, alias: 'SHORT' };
    const whole = alike.filter(
      (body) =>
        name.length > 3 &&
        body.name.length > name.length &&
        body.name.endsWith(name) &&
        !regionAt(name, 0) &&
        !body.parent,
    );
    if (whole.length === 1 && whole[0]) return { body: whole[0], alias: 'ELLIPTICAL' };
    // alliances with like names are different ones more often than not
    const abbreviated =
      kind === 'ALLIANCE' || kind === 'ASSOCIATION'
        ? []
        : alike.filter((body) => abbreviates(this.#plain(body.name), plain));
    return abbreviated.length === 1 && abbreviated[0] ? { body: abbreviated[0], alias: 'SHORT' } : undefined;
  }

  /** A name without what may be left out: 市 behind a place, long forms of common words. */
  #plain(name: string): string {
    const region = regionAt(name, 0, this.#home);
    const placed = region ? region.region.code + name.slice(region.end) : name;
    return this.#shortForms.reduce((words, [long, short]) => words.replace(long, short), placed);
  }

  /** What 管委会, 学院, 联合体 points back to: the place of the post before, else the last body of that kind. */
  #referent({ start, end, suffix, kind }: BodyMention, before: readonly BodyMention[]): Body | undefined {
    const near = before.at(-1);
    const head = near && this.#of.get(near);
    if (near && head && start - near.end <= CHAIN_GAP && !/[。；]/.test(this.#article.text.slice(near.end, start))) {
      const zone = this.#zones.exec(head.name)?.[0];
      if (zone && /[会委]$/.test(suffix))
        return this.#derived(zone + suffix, kind, { start: near.start, end }, 'body.ellipsis');
      if (/委$/.test(head.name) && /部$/.test(suffix))
        return this.#derived(head.name + suffix, kind, { start: near.start, end }, 'body.ellipsis', head);
    }
    // 学院, 学校 are those of the headline, where it names one
    const ofKind = (body: Body | undefined): body is Body =>
      body !== undefined && (body.name.endsWith(suffix) || (body.kind === kind && POINTING.has(suffix)));
    const title = this.#article.title;
    const headed = title
      ? before
          .filter((each) => each.start < title.end && each.end <= title.end)
          .flatMap((each) => this.#of.get(each) ?? [])
          .filter(ofKind)
      : [];
    if (new Set(headed).size === 1 && headed[0]) return headed[0];
    for (const each of before.toReversed()) {
      const body = this.#of.get(each);
      if (body && (body.name.endsWith(suffix) || (body.kind === kind && POINTING.has(suffix)))) return body;
    }
    return undefined;
  }

  #derived(name: string, kind: BodyKind, at: Span, rule: string, parent?: Body): Body {
    const known = this.bodies.find((body) => same(body.name, name));
    if (known) {
      known.mentions.push({ ...at, rule });
      return known;
    }
    const body = this.#create(name, kind, undefined, at, rule);
    body.inferred = true;
    if (parent) body.parent = { body: parent, qualifier: 'DEPARTMENT' };
    return body;
  }
}

/** Words that point at any body of their kind. */
const POINTING = new Set(['学院', '学校', '大学', '公司', '集团', '联合体', '共同体', '协会', '联盟', '企业']);

export const same = (one: string, other: string): boolean => foldName(one) === foldName(other);

/** Whether a name is a shortened writing of a longer one: the same beginning, every character in order, the same end. */
function abbreviates(long: string, short: string): boolean {
  if (
    short.length < 4 ||
    short.length > long.length * 0.7 ||
    long.startsWith(short) ||
    long.slice(0, 2) !== short.slice(0, 2) ||
    long.at(-1) !== short.at(-1)
  )
    return false;
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at += 1;
  return at === short.length;
}
