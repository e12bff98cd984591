import { pastAside } from './asides.ts';
import { type BodyMention, MAX_NAME, MIN_DISTINCT, MIN_OFFICE, OFFICE, SORT, seatEnd, TERM, VENUE } from './body.ts';
import type { Boundaries } from './boundaries.ts';
import type { Span } from './document.ts';
import { anyOf, type BodyKind, type Lexicon } from './lexicon.ts';
import { type Region, regionAt, regionsIn } from './regions.ts';

interface Suffix {
  readonly kind: BodyKind;
  readonly category: string | undefined;
  readonly weak: boolean;
  readonly whole: boolean;
  readonly word: string;
}

/** Finds bodies by the words their names end in; the longest name at each place. */
export class BodyFinder {
  readonly #suffixes: RegExp;
  readonly #byWord = new Map<string, Suffix>();
  readonly #departments: RegExp;
  readonly #units: RegExp;
  readonly #unitOf = new Map<string, 'BRANCH' | 'DEPARTMENT' | 'CAMPUS'>();
  readonly #generic: RegExp;
  readonly #starters: RegExp;
  readonly #prefixes: RegExp;
  readonly #title: RegExp;
  readonly #zone: RegExp;
  readonly #faculty: RegExp;
  readonly #office: RegExp;

  constructor({ organisations, titles, document }: Lexicon) {
    for (const { kind, category, weak = false, whole = false, department, words } of organisations.suffixes) {
      if (department) continue;
      for (const word of words) this.#byWord.set(word, { kind, category, weak, whole, word });
    }
    for (const { qualifier, words } of organisations.units) for (const word of words) this.#unitOf.set(word, qualifier);
    this.#suffixes = new RegExp(
      `(?=(${anyOf([...this.#byWord.keys()])})(?!长(?!期|治|沙|春|江|三角)|部[主副部负]|门(?!市)|校(?![区友企办园长内党领级])))`,
      'g',
    );
    this.#departments = new RegExp(
      `(?:${anyOf(organisations.departments)}(?:厅|局|委员会|委(?!员|托))|(?<=[省市县区州盟旗])委(?![员托派任会]))`,
      'g',
    );
    this.#units = new RegExp(`${anyOf([...this.#unitOf.keys()])}`, 'g');
    this.#generic = new RegExp(`^${anyOf([...organisations.generic, '等'])}*$`);
    this.#starters = new RegExp(`^${anyOf(organisations.starters)}`);
    this.#prefixes = new RegExp(`${anyOf(organisations.prefixes)}$`);
    this.#title = new RegExp(`^${anyOf(titles.modifiers)}{0,5}${anyOf([...titles.posts, ...titles.ranks])}`);
    this.#zone = new RegExp(`${anyOf(organisations.zones)}$`);
    this.#faculty = new RegExp(`^(?!.*(?:职业|高等|技师|师范)).{0,8}${anyOf(organisations.faculties)}学院$`);
    this.#office = new RegExp(`^${anyOf(organisations.offices)}+中心$`);
    this.#masked = new RegExp(`[${document.masks}]`);
  }
  readonly #masked: RegExp;

  /** The bodies of a passage, left to right, without overlaps. `near` reads region names that several places bear. */
  find(text: string, passage: Span, boundaries: Boundaries, near?: Region): BodyMention[] {
    const found: BodyMention[] = [];
    for (const candidate of this.#candidates(text, passage, boundaries, near)) {
      const last = found.at(-1);
      if (last && candidate.start === last.end && !last.refers && this.#seatedElsewhere(text, last, candidate)) {
        found[found.length - 1] = { ...candidate, start: last.start, unit: undefined, rule: 'body.seated' };
        continue;
      }
      if (last && candidate.start < last.end) {
        const next = this.#runOn(text, last, candidate, near);
        if (next) found.push(next);
        else if (candidate.end > last.end && candidate.start <= last.start)
          found[found.length - 1] = this.#extending(text, last, candidate);
        continue;
      }
      found.push(candidate);
    }
    return found
      .map((mention) => this.#withUnit(text, mention, passage, boundaries))
      .filter((mention, index, all) => mention.start >= (all[index - 1]?.end ?? 0))
      .map((mention, index, all) => this.#asPart(text, mention, all[index - 1]));
  }

  /** 某厅确定某市某联合体: a place inside what looks like one name begins the second of two. */
  #runOn(text: string, last: BodyMention, candidate: BodyMention, near?: Region): BodyMention | undefined {
    if (last.refers || candidate.start !== last.start || candidate.end - last.end < 6) return undefined;
    if (this.#seatedElsewhere(text, last, { ...candidate, start: last.end })) return undefined;
    const place = regionsIn(text, { start: last.end, end: candidate.end }, near).find(
      ({ start, end, full }) => start > last.end + 1 && end < candidate.end && (full || end - start > 1),
    );
    return place && text.charAt(place.start - 1) !== '（' ? { ...candidate, start: place.start } : undefined;
  }

  /** 某大学 in 某大学某学院 is a body of its own, and the whole of it. */
  #extending(text: string, whole: BodyMention, part: BodyMention): BodyMention {
    // 职业学校 in 职业学校专家委员会 is a sort of school
    const committee = part.suffix.endsWith('委员会') && whole.suffix !== '学校' ? 'DEPARTMENT' : undefined;
    const qualifier = this.#unitOf.get(part.suffix) ?? committee;
    if (VENUE.test(text.slice(whole.end, part.end))) return whole;
    const isUnit = part.start === whole.start && !whole.refers && part.end - whole.end > 2 && qualifier !== undefined;
    return isUnit && whole.kind !== 'ALLIANCE'
      ? { ...part, unit: { qualifier, at: whole.end, kind: whole.kind }, rule: 'body.unit' }
      : part;
  }

  /** 信息工程学院, or 某大学甲研究院院长某人、乙研究院: parts whose whole was named before. */
  #asPart(text: string, mention: BodyMention, before: BodyMention | undefined): BodyMention {
    const { start, end, suffix, refers, unit } = mention;
    if (refers || unit || regionAt(text, start) || this.#starters.test(text.slice(start, end))) return mention;
    const listed = before && /^[^，。；]{2,16}、$/.test(text.slice(before.end, start));
    if (listed && before.unit && this.#unitOf.has(suffix)) return { ...mention, part: true, sibling: before };
    const words = text.slice(start, end);
    const isPart = suffix === '学院' ? this.#faculty.test(words) : suffix === '办公室' || this.#office.test(words);
    return isPart ? { ...mention, part: true } : mention;
  }

  /** 齐鲁工业大学德州研究院: a school's or firm's institute is named for its place. */
  #seatedElsewhere(text: string, whole: BodyMention, part: BodyMention): boolean {
    const own = regionAt(text, part.start);
    return (
      own !== undefined &&
      own.end < part.end &&
      whole.kind !== 'GOVERNMENT_BODY' &&
      whole.kind !== 'ALLIANCE' &&
      /(?:研究院|研究所|校区|分校|分公司|分院|分所|分行|支行|办事处|代表处|学院|中心)$/.test(
        text.slice(part.start, part.end),
      )
    );
  }

  *#candidates(text: string, passage: Span, boundaries: Boundaries, near?: Region): Generator<BodyMention> {
    const ends = new Map<number, { suffix: Suffix; start: number; rule: string }>();
    const words = text.slice(passage.start, passage.end);
    for (const match of words.matchAll(this.#suffixes)) {
      const word = match[1] ?? '';
      const suffix = this.#byWord.get(word);
      const start = passage.start + match.index;
      if (suffix && !ends.has(start + word.length))
        ends.set(start + word.length, { suffix, start, rule: 'body.suffix' });
    }
    for (const { index, 0: word } of words.matchAll(this.#departments)) {
      const start = passage.start + index;
      const suffix = { kind: 'GOVERNMENT_BODY', category: undefined, weak: false, whole: false, word } as const;
      const end = start + word.length;
      if (!ends.has(end) || word.length > 1) ends.set(end, { suffix, start, rule: 'body.department' });
    }
    // 香港职业训练局, 某市数据资源管理局: any office that begins with its place
    for (const { index, 0: word } of words.matchAll(OFFICE)) {
      const end = passage.start + index + word.length;
      const suffix = { kind: 'GOVERNMENT_BODY', category: undefined, weak: false, whole: false, word } as const;
      if (!ends.has(end)) ends.set(end, { suffix, start: end - word.length, rule: 'body.office' });
    }
    for (const [end, { suffix, start, rule }] of [...ends].sort(([a], [b]) => a - b)) {
      const mention = this.#mention(text, { suffix, start, end, rule }, passage, boundaries, near);
      if (mention) yield mention;
    }
  }

  #mention(
    text: string,
    { suffix, start: suffixStart, end, rule }: { suffix: Suffix; start: number; end: number; rule: string },
    passage: Span,
    boundaries: Boundaries,
    near?: Region,
  ): BodyMention | undefined {
    // a suffix may hold a word that would end a name: 服务中心
    const left = boundaries.left(suffixStart, Math.max(passage.start, end - MAX_NAME));
    const start = this.#beginning(text, { start: left, end: suffixStart }, suffix.kind, near);
    const distinct = text.slice(start, suffixStart);
    const { kind, category, weak, word } = suffix;
    if (rule === 'body.office' && !(regionAt(text, start, near) && suffixStart - start > MIN_OFFICE)) return undefined;
    const mention = { start, end: seatEnd(text, end, kind), kind, category, suffix: word, unit: undefined, rule };
    if (suffix.whole) return { ...mention, start: suffixStart, refers: false };
    // 在某高新区举行: a place
    if (/[在于]/.test(text.charAt(start - 1)) && this.#zone.test(text.slice(start, end))) return undefined;
    const masked = this.#masked.test(distinct) || this.#masked.test(text.charAt(start - 1));
    // 各州、市教育局: a sort
    if (
      /^[省市县区州]/.test(text.slice(start)) &&
      /各[^，。；]{0,6}[、和]?$/.test(text.slice(Math.max(passage.start, start - 8), start))
    )
      return undefined;
    if (distinct === '' && /^[省市县区]政府$/.test(word)) return { ...mention, refers: false, rule: 'body.ellipsis' };
    if (rule !== 'body.suffix') return { ...mention, refers: false };
    const term = TERM.exec(distinct)?.[0];
    if (term !== undefined && term === distinct) return { ...mention, start: suffixStart, refers: true };
    if (/产业$/.test(distinct) && word === '学院') return undefined;
    if (distinct === '') return text.charAt(start - 1) === '的' && !weak ? undefined : { ...mention, refers: true };
    // 市总工会: the place is left out
    if (/^[省市县区]$/.test(distinct) && suffix.kind === 'ASSOCIATION')
      return { ...mention, refers: false, rule: 'body.ellipsis' };
    if (!masked && (distinct.length < MIN_DISTINCT || this.#generic.test(distinct))) return undefined;
    if (kind === 'ALLIANCE' && SORT.test(distinct)) return undefined;
    if (weak && !this.#stands(text, { start, end })) return undefined;
    return { ...mention, refers: false };
  }

  /** A name begins where a region does, unless what stands before belongs to it. */
  #beginning(text: string, { start, end }: Span, kind: BodyKind, near?: Region): number {
    if (this.#starters.test(text.slice(start, end))) return start;
    // 原某联盟: the name it had
    if (text.charAt(start) === '原' && regionAt(text, start) === undefined && regionAt(text, start + 1) !== undefined)
      return start + 1;
    if (/^原.{2,4}新[片区]/.test(text.slice(start, end))) return start + 1;
    for (const region of regionsIn(text, { start, end }, near)) {
      if (region.start === start) return start;
      const before = text.slice(start, region.start);
      // 中车株洲电力机车: a firm's brand stands before the place
      if (kind === 'ENTERPRISE' && before.length >= 2 && before.length <= 4) return start;
      // 星河北斗机车: the two characters of a short region may be of a name
      if (!region.full && before.length === 1) continue;
      if (this.#prefixes.test(before) || text.charAt(region.start - 1) === '（') return start;
      if (region.full || region.end - region.start > 1) return region.start;
    }
    const starter = /(?:中国|全国)(?!家)/.exec(text.slice(start, end));
    const isInside = starter && text.charAt(start + starter.index - 1) === '（';
    return starter && !isInside && starter.index > 0 && starter.index < 6 ? start + starter.index : start;
  }

  /** A weak suffix needs a place before the name or a post behind it. */
  #stands(text: string, { start, end }: Span): boolean {
    const words = text.slice(start, end);
    if (this.#title.test(text.slice(end, end + 12))) return true;
    // 在…中心: a place to meet in
    if (/[在于往至]/.test(text.charAt(start - 1))) return false;
    const isListed = words.length > 7 && /[、：和为是]/.test(text.charAt(start - 1));
    return isListed || regionAt(text, start) !== undefined || this.#starters.test(words);
  }

  /** Takes in what names a part of the body: 联合会 + 职业教育分会, 政府 + 办公室. */
  #withUnit(text: string, mention: BodyMention, passage: Span, boundaries: Boundaries): BodyMention {
    if (mention.refers || this.#zone.test(text.slice(mention.start, mention.end))) return mention;
    const rest = text.slice(mention.end, Math.min(passage.end, mention.end + 16));
    for (const match of rest.matchAll(this.#units)) {
      const end = mention.end + match.index + match[0].length;
      const own = text.slice(mention.end, end);
      const past = pastAside(text, end);
      const after = text.slice(past, past + 12);
      const closed = this.#title.test(after) || /^[、，。；）]|^$/.test(after) || match[0].length > 1;
      const named = own.length > match[0].length + 1;
      if (this.#title.test(rest.slice(0, match.index + match[0].length))) return mention;
      if (!closed || !named || /^长/.test(after)) continue;
      if (!boundaries.plain({ start: mention.end, end: end - match[0].length })) return mention;
      if (VENUE.test(own) && !this.#title.test(after)) return mention;
      const qualifier = this.#unitOf.get(match[0]);
      if (qualifier !== 'BRANCH' && regionAt(text, mention.end)) return mention;
      // a ministry's centre or institute is a body of another kind
      const kind =
        mention.kind === 'GOVERNMENT_BODY' && /(?:中心|研究院|研究所|学院)$/.test(match[0])
          ? 'INSTITUTION'
          : mention.kind;
      if (qualifier)
        return { ...mention, kind, end, unit: { qualifier, at: mention.end, kind: mention.kind }, rule: 'body.unit' };
    }
    return mention;
  }
}
