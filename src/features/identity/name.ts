import { type Bracket, takeBrackets } from './brackets.ts';
import { liesIn, type Place, placeAt, provinceOfLetter } from './divisions.ts';
import { type Form, formAtEnd } from './form.ts';
import { FIELDS, LONGEST_FIELD } from './lexicon.ts';
import { type Part, splitPart } from './parts.ts';
import { isHan, spell } from './spelling.ts';

/** The name of a body, taken apart. */
export interface BodyName {
  readonly spelled: string;
  readonly script: 'HAN' | 'OTHER';
  /** 第二届: a term of a committee, not a part of its name. */
  readonly term?: string;
  /** 全国, 中国, 教育部: nationwide. */
  readonly national?: string;
  /** The divisions it begins with, widest first. */
  readonly places: readonly Place[];
  /** Between the place and the form. */
  readonly stem: string;
  /** What of the stem is its own: 华中数控 has the brand 华中. */
  readonly brand: string;
  /** What of the stem are words of a field, in order. */
  readonly fields: readonly string[];
  readonly form?: Form;
  readonly part?: Part;
  readonly brackets: readonly Bracket[];
  /** Without brackets, term, wider places and suffixes of divisions, and without form: what tells the body from others. */
  readonly core: string;
  /** The body that the part is a part of. */
  readonly whole: string;
}

const TERM = /^第[一二三四五六七八九十百\d]+届/;
const TERM_INSIDE = /第[一二三四五六七八九十百\d]+届/;
const NATIONAL = /^(?:中华人民共和国|中华全国|全国|国家|中国|中华|教育部)/;

export function readName(name: string): BodyName {
  const spelled = spell(name);
  const { bare, brackets } = takeBrackets(spelled);
  const term = TERM_INSIDE.exec(bare)?.[0];
  const untermed = term === undefined ? bare : bare.replace(TERM.test(bare) ? TERM : TERM_INSIDE, '');
  const { whole, part } = splitPart(untermed);
  return { spelled, brackets, ...(term === undefined ? {} : { term }), ...(part ? { part } : {}), ...bodyOf(whole) };
}

type Body = Omit<BodyName, 'spelled' | 'brackets' | 'term' | 'part'>;

function bodyOf(whole: string): Body {
  const national = NATIONAL.exec(whole)?.[0];
  const { places, length } = national === undefined ? leadingPlaces(whole) : { places: [], length: national.length };
  const rest = whole.slice(length);
  const form = formAtEnd(rest, length > 0);
  const stem = rest.slice(0, rest.length - (form?.written.length ?? 0));
  if (!form && places.length === 0 && national === undefined) {
    const lettered = byLetter(stem);
    if (lettered) return { whole, script: 'HAN', ...lettered };
  }
  const { brand, fields } = splitStem(stem);
  const place = places.at(-1);
  return {
    whole,
    script: isHan(whole) ? 'HAN' : 'OTHER',
    ...(national === undefined ? {} : { national }),
    places,
    stem,
    brand,
    fields,
    ...(form ? { form } : {}),
    core: `${national ?? place?.short ?? ''}${stem}`,
  };
}

/** 浙工贸: a letter of a province before words of a field. */
function byLetter(text: string): Pick<Body, 'places' | 'stem' | 'brand' | 'fields' | 'core'> | undefined {
  const place = provinceOfLetter(text.charAt(0));
  const stem = text.slice(1);
  if (!place || stem.length < 2) return undefined;
  const { brand, fields } = splitStem(stem);
  return brand === '' ? { places: [place], stem, brand, fields, core: `${place.short}${stem}` } : undefined;
}

/** A province, a city in it, a county in that; 长治市 alone; never the whole name. */
function leadingPlaces(text: string): { readonly places: readonly Place[]; readonly length: number } {
  const places: Place[] = [];
  let length = 0;
  for (let next = placeAt(text); next; next = placeAt(text, length)) {
    const before = places.at(-1);
    if (length + next.written.length >= text.length) break;
    const within = before
      ? next.codes.filter((code) => before.codes.some((outer) => outer !== code && liesIn(code, outer)))
      : next.codes;
    if (within.length === 0) break;
    places.push(before ? { ...next, codes: within } : next);
    length += next.written.length;
  }
  return { places, length };
}

/** Words of a field are taken from the end, the longest first, as long as any fit. */
function splitStem(stem: string): { readonly brand: string; readonly fields: readonly string[] } {
  const fields: string[] = [];
  let end = stem.length;
  for (let word = fieldBefore(stem, end); word !== undefined; word = fieldBefore(stem, end)) {
    fields.unshift(word);
    end -= word.length;
  }
  return { brand: stem.slice(0, end), fields };
}

function fieldBefore(text: string, end: number): string | undefined {
  for (let length = Math.min(LONGEST_FIELD, end); length >= 2; length -= 1) {
    const word = text.slice(end - length, end);
    if (FIELDS.has(word)) return word;
  }
  return undefined;
}

/** Words that many bodies of a kind have: 实验小学, 人民医院. */
const SHARED_WORDS = /第[一二三四五六七八九十\d]+|实验|中心|人民|职业|技术|县|市|省|区/g;
const SMALL_PLACE = /^.{1,3}(?:镇|乡|街道|村|社区)/;
const SMALL_SCHOOLS = ['basic', 'secondary'];

/** Many bodies bear such a name: 教育局, 第一中学, 育才学校, 机械工程学院, and 鼓楼区教育局, of which several cities have one. */
export function isGeneral(name: BodyName): boolean {
  const { form, brand, core, whole, script, places, national } = name;
  const place = places.at(-1);
  if (place) return place.full && place.codes.length > 1;
  if (national !== undefined || name.brackets.some(({ kind }) => kind === 'PLACE')) return false;
  if (script === 'OTHER') return whole.length < 3;
  if (SMALL_SCHOOLS.includes(form?.grade ?? '') || SMALL_PLACE.test(whole)) return true;
  const common = ['SCHOOL', 'GOVERNMENT', 'COMPANY'].includes(form?.sector ?? '') || /医院$/.test(whole);
  return brand.replaceAll(SHARED_WORDS, '') === '' && (common || core.length <= 2);
}

/** How a name begins, with its place in short: what two writings of one name share more often than anything else. */
export const beginningOf = ({ core, form }: BodyName): string => `${core}${form?.written ?? ''}`.slice(0, 4);
