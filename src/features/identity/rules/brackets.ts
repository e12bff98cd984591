import type { Bracket } from '../brackets.ts';
import { comparePlaces } from '../divisions.ts';
import { MULTI_SITE } from '../lexicon.ts';
import type { BodyName } from '../name.ts';
import { type Reason, reason } from '../verdict.ts';

/** How far two names may go that differ in what their brackets hold. */
export interface Limit {
  readonly outcome: 'ASK' | 'DIFFERENT';
  readonly reason: Reason;
}

const SITE: Limit = {
  outcome: 'DIFFERENT',
  reason: reason('PART_OF', 'one is a campus or site of the other', '一方是另一方的校区或院区'),
};
const OTHER_PLACE: Limit = {
  outcome: 'DIFFERENT',
  reason: reason('OTHER_PLACE', 'the places in brackets differ', '括号中的地名不同'),
};
const PLACE: Limit = {
  outcome: 'ASK',
  reason: reason(
    'PLACE_IN_BRACKETS',
    'only one has a place in brackets: bodies of one name may be told apart by it',
    '仅一方括注地名：同名单位可能以此区分',
  ),
};
const NOTE: Limit = {
  outcome: 'ASK',
  reason: reason('NOTE_IN_BRACKETS', 'what stands in brackets differs', '括注内容不同'),
};

/** What the brackets of two names forbid; undefined where they are only remarks: [民办], (廊坊市). */
export function compareBrackets(a: BodyName, b: BodyName): Limit | undefined {
  const [ours, theirs] = [counting(a), counting(b)];
  const left = ours.filter((one) => !theirs.some((other) => isSame(one, other)));
  const right = theirs.filter((one) => !ours.some((other) => isSame(one, other)));
  if (left.length === 0 && right.length === 0) return undefined;
  const kinds = new Set([...left, ...right].map(({ kind }) => kind));
  if (kinds.has('SITE')) return SITE;
  if (left.some(isPlace) && right.some(isPlace)) return OTHER_PLACE;
  return kinds.has('PLACE') ? PLACE : NOTE;
}

const isPlace = ({ kind }: Bracket): boolean => kind === 'PLACE';
const isSame = (one: Bracket, other: Bracket): boolean =>
  one.text === other.text ||
  (one.place !== undefined && other.place !== undefined && comparePlaces(one.place, other.place) === 'EQUAL');

/** Official names give a place without 市; with it, it is a remark on where a school lies, unless it has several sites. */
const isRemark = ({ kind, place }: Bracket, name: BodyName): boolean =>
  kind === 'OWNERSHIP' ||
  (kind === 'PLACE' && place?.full === true && name.form?.sector === 'SCHOOL' && !MULTI_SITE.has(name.core));

const counting = (name: BodyName): readonly Bracket[] => name.brackets.filter((bracket) => !isRemark(bracket, name));
