import { FORMS, type Sector } from './lexicon.ts';

/** What kind of body a name says it is. */
export interface Form {
  readonly written: string;
  /** Without 集团 and 控股. */
  readonly word: string;
  readonly sector: Sector;
  readonly grade: string;
  /** 集团, 控股: a company at the head of others. */
  readonly group?: string;
}

const GROUP = /(?:集团控股|控股集团|集团|控股)$/;

/** The longest form that a name ends in; all of it only behind a place (浙江 大学), so that 联盟 alone stays a name. */
export function formAtEnd(text: string, behindPlace: boolean): Form | undefined {
  const found = FORMS.find(({ word }) => text.endsWith(word) && (behindPlace || text.length > word.length));
  const before = text.slice(0, text.length - (found?.word.length ?? 0));
  const group = found?.sector === 'COMPANY' || !found ? GROUP.exec(before)?.[0] : undefined;
  if (group === undefined || group.length >= before.length) return found && { ...found, written: found.word };
  if (!found) return { written: group, word: '', sector: 'COMPANY', grade: 'group', group };
  return { ...found, written: `${group}${found.word}`, group };
}

/**
 * EQUAL: the same, or two ways to write the same (有限公司, 有限责任公司). RELATED: one may have become the other, or be
 * short for it. OTHER: two bodies.
 */
export type FormRelation = 'EQUAL' | 'RELATED' | 'OTHER';

/** The same for bodies, of which one may not say its form. */
export function formRelation(a: { readonly form?: Form }, b: { readonly form?: Form }): FormRelation | 'MISSING' {
  if (!a.form && !b.form) return 'EQUAL';
  return a.form && b.form ? compareForms(a.form, b.form) : 'MISSING';
}

/** Rungs of schools that one school may climb. */
const CLIMBED: readonly (readonly [string, string])[] = [
  ['secondary', 'technician'],
  ['secondary', 'vocational'],
  ['technician', 'vocational'],
];

export function compareForms(a: Form, b: Form): FormRelation {
  if (a.sector !== b.sector) return 'OTHER';
  if (a.sector === 'COMPANY') return compareCompanies(a, b);
  if (a.word === b.word) return 'EQUAL';
  if (a.sector === 'SCHOOL') return compareSchools(a, b);
  if (a.sector === 'ALLIANCE') return compareAlliances(a, b);
  return 'OTHER';
}

/** What an alliance is called more or less fully: 联合体, 产教联合体. */
const ALLIANCE_FAMILIES = ['共同体', '联合体', '集团', '委员会'];

function compareAlliances(a: Form, b: Form): FormRelation {
  const family = ALLIANCE_FAMILIES.some((word) => a.word.endsWith(word) && b.word.endsWith(word));
  // 融合体 is how reports contract 产教融合共同体 and 产教融合联合体
  const contracted =
    a.word === '融合体' ? /(?:共同|联合)体$/.test(b.word) : b.word === '融合体' && /(?:共同|联合)体$/.test(a.word);
  return family || contracted ? 'RELATED' : 'OTHER';
}

function compareSchools(a: Form, b: Form): FormRelation {
  const upgraded =
    /高等专科学校$/.test(a.word) !== /高等专科学校$/.test(b.word) && [a, b].some(({ word }) => word === '学院');
  if (a.grade === b.grade || upgraded) return 'RELATED';
  return CLIMBED.some(([low, high]) => [low, high].sort().join() === [a.grade, b.grade].sort().join())
    ? 'RELATED'
    : 'OTHER';
}

function compareCompanies(a: Form, b: Form): FormRelation {
  const sameGroup = a.group === b.group;
  if (a.grade === b.grade) return sameGroup ? 'EQUAL' : 'RELATED';
  const [head, other] = a.group === undefined ? [b, a] : [a, b];
  // the group and its listed company: 某集团有限公司, 某股份有限公司
  const listed = other.grade === 'shares' || other.grade === 'listing';
  if (head.group !== undefined && other.group === undefined && head.grade !== 'shares' && listed) return 'OTHER';
  return 'RELATED';
}
