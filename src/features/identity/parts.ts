import { placeAt } from './divisions.ts';
import { FORMS, PARTS, type PartKind } from './lexicon.ts';

export interface Part {
  readonly text: string;
  readonly kind: PartKind | 'SUBSIDIARY';
}

/** Forms that other bodies hang on: not those that are ordinary words inside a name (中心, 院, 部). */
const WHOLES = FORMS.filter(
  ({ word, sector, grade }) =>
    word.length >= 2 &&
    ['SCHOOL', 'COMPANY', 'ASSOCIATION', 'ALLIANCE'].includes(sector) &&
    !['listing', 'works', 'basic'].includes(grade) &&
    !['委员会', '理事会', '学社', '工会', '总会', '商会'].includes(word),
)
  .map(({ word }) => word)
  .sort((a, b) => b.length - a.length);
/** 大学生, 大学城, 学院路, 科学院, 学会计 are no wholes with something behind. */
const WHOLE = new RegExp(
  `(?<!科)(?:${WHOLES.join('|')})(?!生|城|科技园|路|计|联盟|联合会|协会|集团|共同体|[的与和])`,
  'g',
);
/** What may follow a whole and still be the form of the same body. */
const FORM_ONLY = new RegExp(`^(?:集团|控股|${FORMS.map(({ word }) => word).join('|')})+$`);
/** A branch without the form of its whole before it: 某银行山西省分行. */
const BARE_BRANCH = /^(.{3,}?)((?:分行|支行|分公司|分会|校区|分校|分院|分部|分中心|办事处|代表处|营业部))$/;

const kindOf = (text: string): Part['kind'] => {
  if (text.startsWith('附属')) return 'AFFILIATED';
  return PARTS.find(({ word }) => text.endsWith(word))?.kind ?? 'SUBSIDIARY';
};

/** The whole and the part that a name without brackets speaks of; the part is absent where it speaks of a whole. */
export function splitPart(text: string): { readonly whole: string; readonly part?: Part } {
  for (const { 0: word, index } of text.matchAll(WHOLE)) {
    const end = index + word.length;
    const rest = text.slice(end);
    if (index === 0 || rest === '' || FORM_ONLY.test(rest)) continue;
    return { whole: text.slice(0, end), part: { text: rest, kind: kindOf(rest) } };
  }
  const [, before = '', branch] = BARE_BRANCH.exec(text) ?? [];
  if (branch === undefined) return { whole: text };
  const at = lastPlaceIn(before);
  return at === undefined
    ? { whole: before, part: { text: branch, kind: kindOf(branch) } }
    : { whole: before.slice(0, at), part: { text: `${before.slice(at)}${branch}`, kind: kindOf(branch) } };
}

/** Where the run of places begins with which a text ends. */
function lastPlaceIn(text: string): number | undefined {
  for (let index = 2; index < text.length; index += 1) {
    const place = placeAt(text, index);
    if (place && index + place.written.length >= text.length) return index;
  }
  return undefined;
}
