import type { Span } from './document.ts';
import { anyOf, type Lexicon } from './lexicon.ts';

const HAN = /^\p{Script=Han}+$/u;
/** No given name ends in these. */
const NEVER_LAST = /[等与及的在也还均并了向对就从把被则都又再拟将]$/;
/** 阿依古丽·买买提: what stands before the last dot, and how long the last part can be. */
const DOTTED = /^\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,8}){0,2}·(?=\p{Script=Han})/u;
const LAST_PART = 8;
/** 机关党委常务副…: more modifiers than this are no title. */
const MOST_MODIFIERS = 5;
/** Characters of verbs and particles that given names do not have, or hardly ever. */
const NO_GIVEN_NAME =
  /[等与及的在也还均并了向对就从把被则都又再带率赴到赶携陪来去下发讲说谈作做致表指提要认和是以得着或该各本此其为由让给请会议团队组员子们者级类别单位办室处科部厅局委校院系班课]/;
const LONGEST_SOUNDS = 6;

/** Recognises titles and, beside them, names of people. */
export class PersonFinder {
  readonly #surnames: ReadonlySet<string>;
  readonly #compound: ReadonlySet<string>;
  readonly #notNames: ReadonlySet<string>;
  readonly #follower: RegExp;
  readonly #title: RegExp;
  readonly #masks: string;
  readonly #masked: RegExp;
  readonly #reporters: RegExp;
  readonly #honorifics: ReadonlySet<string>;
  readonly #affiliates: ReadonlySet<string>;
  readonly #transliterated: RegExp;

  constructor({ people, titles, document }: Lexicon) {
    this.#surnames = new Set(people.surnames);
    this.#compound = new Set(people.compound);
    this.#notNames = new Set(people.notNames);
    this.#follower = new RegExp(`^${anyOf(people.followers)}`);
    const core = anyOf([...titles.posts, ...titles.ranks, ...titles.introducers, ...titles.affiliates]);
    this.#title = new RegExp(`${anyOf(titles.modifiers)}{0,${MOST_MODIFIERS}}${core}(?:级)?`, 'g');
    this.#masks = document.masks;
    this.#masked = new RegExp(`[${document.masks}]`);
    this.#honorifics = new Set(titles.honorifics);
    this.#affiliates = new Set(titles.affiliates);
    this.#transliterated = new RegExp(`^[${people.transliterated}]{3,6}`);
    this.#reporters = new RegExp(`${anyOf(titles.reporters)}[：\\s（]*$`);
  }

  /** Titles of a passage, the longest at each place. */
  titles(text: string, { start, end }: Span): Span[] {
    return [...text.slice(start, end).matchAll(this.#title)]
      .filter(({ index, 0: word }) => !text.startsWith('单位', start + index + word.length))
      .map(({ index, 0: word }) => ({
        start: start + index,
        end: start + index + word.length,
      }));
  }

  /** The name of a person that begins at an index and ends before a word that follows names; undefined where there is none. */
  nameAt(text: string, start: number, end: number): Span | undefined {
    return this.#clear(text, this.#nameAt(text, start, end));
  }

  /** 张某某 is nobody's name. */
  #clear(text: string, name: Span | undefined): Span | undefined {
    return name && !this.#masked.test(text.slice(name.start, name.end)) ? name : undefined;
  }

  #nameAt(text: string, start: number, end: number): Span | undefined {
    const dotted = this.#dottedAt(text, start, end);
    if (dotted) return dotted;
    const transliterated = this.#transliteratedAt(text, start, end);
    if (transliterated) return transliterated;
    const surname = this.#surnameAt(text, start);
    if (surname === 0 || this.#notNames.has(text.slice(start, start + 2))) return undefined;
    // 教授任组长: “as” is no surname before a title
    if (/[任为兼]/.test(text.charAt(start)) && this.#titleAt(text, start + 1)) return undefined;
    const lengths = [surname + 1, surname + 2].filter((length) => start + length <= end);
    const fitting = lengths.filter(
      (length) =>
        HAN.test(text.slice(start, start + length)) &&
        !NEVER_LAST.test(text.slice(start, start + length)) &&
        this.#closes(text, start + length, end),
    );
    // 韩芳先致辞，再作发言: “first” is no part of the name where “then” follows
    const first =
      fitting.length === 2 &&
      text.charAt(start + surname + 1) === '先' &&
      /^[^。；]{0,24}，(?:再|后|随后|接着|然后)/.test(text.slice(start, start + 40));
    if (first) return { start, end: start + surname + 1 };
    // 周慧和院长林远, 选举周慧为会长: “and”, “as” before a title are no part of the name
    const joined =
      fitting.some((length) => length === surname + 2) &&
      /[和兼为任]/.test(text.charAt(start + surname + 1)) &&
      this.#titleAt(text, start + surname + 2);
    if (joined) return { start, end: start + surname + 1 };
    const strength = (length: number): number =>
      this.#follower.exec(text.slice(start + length, start + length + 8))?.[0].length ?? 8;
    const best = fitting.sort((a, b) => strength(b) - strength(a) || b - a)[0];
    return best === undefined ? undefined : { start, end: start + best };
  }

  /** The name behind a post, before a verb that no lexicon has: 校长李玉鸿统筹. */
  supposedAt(text: string, start: number, end: number): Span | undefined {
    const surname = this.#surnameAt(text, start);
    const until = start + surname + 2;
    if (surname === 0 || until > end || this.#notNames.has(text.slice(start, start + 2))) return undefined;
    const isName = HAN.test(text.slice(start, until + 1)) && !NO_GIVEN_NAME.test(text.slice(start + surname, until));
    return this.#clear(text, isName ? { start, end: until } : undefined);
  }

  /** 巴特尔, 乌云其木格: a name in characters that write the sounds of other languages. */
  #transliteratedAt(text: string, start: number, end: number): Span | undefined {
    const words = this.#transliterated.exec(text.slice(start, Math.min(end, start + LONGEST_SOUNDS)))?.[0];
    return words !== undefined && this.#closes(text, start + words.length, end)
      ? { start, end: start + words.length }
      : undefined;
  }

  /** A name with a dot, up to the first word that can follow names. */
  #dottedAt(text: string, start: number, end: number): Span | undefined {
    if (!text.slice(start, start + 8).includes('·')) return undefined;
    const opening = DOTTED.exec(text.slice(start, Math.min(end, start + 24)))?.[0];
    if (opening === undefined) return undefined;
    const least = start + opening.length;
    for (let until = least + 1; until <= Math.min(end, least + LAST_PART); until += 1) {
      if (!HAN.test(text.slice(least, until))) return undefined;
      const follows = this.#follower.exec(text.slice(until, until + 8))?.[0].length ?? 0;
      const isPlain = until >= end || /[^\p{Script=Han}]/u.test(text.charAt(until));
      const isJoined = until > least + 1 && /[与和及向对作致]/.test(text.charAt(until));
      if (isPlain || isJoined || (follows > 1 && until > least + 1)) return { start, end: until };
    }
    return undefined;
  }

  /** 张某某, 李××: somebody whom the text does not name. */
  maskedAt(text: string, start: number): Span | undefined {
    if (this.#surnameAt(text, start) === 0) return undefined;
    const match = new RegExp(`^[${this.#masks}]{1,3}`).exec(text.slice(start + 1, start + 4));
    return match ? { start, end: start + 1 + match[0].length } : undefined;
  }

  /** 同志, 先生: a word that honours and tells no post. */
  honours(word: string): boolean {
    return this.#honorifics.has(word);
  }

  /** 学生, 教师: tells a name only behind the body that they belong to. */
  affiliates(word: string): boolean {
    return this.#affiliates.has(word);
  }

  /** Whether those named here only wrote or printed the report. */
  reports(text: string, start: number): boolean {
    return this.#reporters.test(text.slice(Math.max(0, start - 8), start));
  }

  #surnameAt(text: string, start: number): number {
    if (this.#compound.has(text.slice(start, start + 2))) return 2;
    return this.#surnames.has(text.charAt(start)) ? 1 : 0;
  }

  #titleAt(text: string, at: number): boolean {
    return [...text.slice(at, at + 12).matchAll(this.#title)].some(({ index }) => index === 0);
  }

  #closes(text: string, at: number, end: number): boolean {
    return at >= end || this.#follower.test(text.slice(at, at + 8)) || /^\s/.test(text.charAt(at));
  }
}
