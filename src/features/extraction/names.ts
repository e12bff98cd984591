import { pastAside, withoutAsides } from './asides.ts';
import type { Span } from './document.ts';
import type { PersonFinder } from './people.ts';
import type { Token } from './tokens.ts';

/** Names met elsewhere in a report, by their first character. */
export type KnownNames = ReadonlyMap<string, readonly string[]>;

export function knownNames(names: Iterable<string>): KnownNames {
  const byFirst = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const first = name.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  return byFirst;
}

/** Names of people in a sentence, by what stands beside them: a title, a list, a verb, an honorific, or because the report knows them. */
export function namesBeside(
  text: string,
  sentence: Span,
  tokens: readonly Token[],
  people: PersonFinder,
  known: KnownNames,
): Span[] {
  const finder = new NameFinder(text, sentence, tokens, people);
  return [
    ...finder.besideTokens(),
    ...finder.clauseLists(),
    ...finder.introduced(),
    ...finder.honoured(),
    ...finder.again(known),
  ];
}

const ACTING =
  /^(?:分别|先后|共同|也|还)?(?:代表|出席|参加|参会|到会|主持|致辞|讲话|发言|陪同|签|作|为|表示|强调|指出|介绍|宣读|宣布|当选|担任|出任|任|获聘|受聘)/;
/** 戴南当选会长: a verb that tells one name alone. */
const ELECTED = /^(?:同志)?(?:当选|担任|出任|获聘|受聘|任(?!务|命|职|何))/;
/** Verbs whose object is somebody. */
const INTRODUCED = /(?:任命|聘任|聘请|选举产生|选举|推选|推举|免去|增补|提名)(?:了)?/g;
const HONORIFIC = /同志|先生|女士/g;
const LIST = /^[、和与及]$/;

class NameFinder {
  readonly #text: string;
  readonly #sentence: Span;
  readonly #tokens: readonly Token[];
  readonly #people: PersonFinder;

  constructor(text: string, sentence: Span, tokens: readonly Token[], people: PersonFinder) {
    this.#text = text;
    this.#sentence = sentence;
    this.#tokens = tokens;
    this.#people = people;
  }

  /** 副院长甲、乙, 某学院闫波教授. */
  besideTokens(): Span[] {
    const starts = new Set(this.#tokens.map(({ start }) => start));
    return this.#tokens.flatMap((token) => {
      if (token.type === 'name' || this.#people.reports(this.#text, token.start)) return [];
      const first =
        token.type === 'title' ? (this.#behind(token.end) ?? this.#supposed(token)) : this.#between(token.end);
      const names: Span[] = [];
      for (let name = first; name; ) {
        names.push(name);
        const goesOn = LIST.test(this.#text.charAt(name.end)) && !starts.has(name.end + 1);
        name = goesOn ? this.#at(name.end + 1) : undefined;
      }
      return names;
    });
  }

  /** 甲、乙分别代表…: two names or more at the head of a clause, before a verb that only people can do. */
  clauseLists(): Span[] {
    const { start, end } = this.#sentence;
    const heads = [start];
    for (const { index } of this.#text.slice(start, end).matchAll(/[，；：。]/g)) heads.push(start + index + 1);
    return heads.flatMap((head) => {
      const list = this.#list(head);
      const last = list.at(-1);
      const rest = last ? this.#text.slice(last.end, last.end + 6) : '';
      return (list.length > 1 && ACTING.test(rest)) || ELECTED.test(rest) ? list : [];
    });
  }

  /** 甲、乙和丙. */
  #list(head: number): Span[] {
    const list: Span[] = [];
    for (let name = this.#at(head); name; ) {
      list.push(name);
      name = /[、和]/.test(this.#text.charAt(name.end)) ? this.#at(name.end + 1) : undefined;
    }
    return list;
  }

  /** 任命甲为…, 选举乙担任…. */
  introduced(): Span[] {
    const { start, end } = this.#sentence;
    return [...this.#text.slice(start, end).matchAll(INTRODUCED)].flatMap(({ index, 0: verb }) => {
      const list = this.#list(start + index + verb.length);
      const last = list.at(-1);
      const rest = last && withoutAsides(this.#text.slice(last.end, last.end + 24));
      return rest !== undefined && OFFICE.test(rest) ? list : [];
    });
  }

  /** 甲同志不再担任…: a name at the head of a clause or behind a verb. */
  honoured(): Span[] {
    const { start, end } = this.#sentence;
    return [...this.#text.slice(start, end).matchAll(HONORIFIC)].flatMap(({ index }) => {
      const at = start + index;
      return [at - 2, at - 3, at - 4].flatMap((from) => {
        const name =
          from >= start && OPENS.test(this.#text.slice(Math.max(start, from - 2), from)) ? this.#at(from) : undefined;
        return name?.end === at ? [name] : [];
      });
    });
  }

  again(known: KnownNames): Span[] {
    const names: Span[] = [];
    for (let at = this.#sentence.start; at < this.#sentence.end; at += 1) {
      for (const word of known.get(this.#text.charAt(at)) ?? []) {
        const end = at + word.length;
        if (end <= this.#sentence.end && this.#text.startsWith(word, at) && !this.#people.reports(this.#text, at))
          names.push({ start: at, end });
      }
    }
    return names;
  }

  #behind(end: number): Span | undefined {
    const aside = pastAside(this.#text, end);
    return (
      (aside > end ? this.#at(aside) : undefined) ?? this.#at(end + (/[：（ ]/.test(this.#text.charAt(end)) ? 1 : 0))
    );
  }

  /** Behind a post at a body, whatever follows the name. */
  #supposed({ start, end }: Span): Span | undefined {
    const before = this.#tokens.find((token) => token.type === 'body' && token.end === start);
    return before ? this.#people.supposedAt(this.#text, end, this.#sentence.end) : undefined;
  }

  #between(at: number): Span | undefined {
    const name = this.#at(at);
    return name && this.#tokens.some((token) => token.type === 'title' && token.start === name.end) ? name : undefined;
  }

  #at(at: number): Span | undefined {
    const { end } = this.#sentence;
    const isTaken = this.#tokens.some((token) => token.type === 'body' && token.start <= at && token.end > at);
    return at >= end || isTaken || this.#people.reports(this.#text, at)
      ? undefined
      : this.#people.nameAt(this.#text, at, end);
  }
}

const OFFICE = /^(?:同志|先生|女士)?(?:等(?:\d+|[一二三四五六七八九十]+)?[人位名]?)?(?:同志)?(?:为|担任|任|当选|的|同)/;
/** What may stand before a name that an honorific follows. */
const OPENS = /^$|[，。；：、“”（\s和与由对向是为]$|(?:任命|免去|聘任|聘请|推荐|邀请|欢迎|感谢)$/;
