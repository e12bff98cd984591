import { bothKnown, differenceOf, isOneSlip, likeness } from '../difference.ts';
import { comparePlaces, type Placement } from '../divisions.ts';
import { expanded } from '../expansion.ts';
import { compareForms } from '../form.ts';
import { type BodyName, beginningOf } from '../name.ts';
import { type Reason, reason, type Verdict, verdict } from '../verdict.ts';
import { OTHER_NUMBER, SLIP } from './reasons.ts';

/** Half of how alike they are: names that are told apart never look as alike as those that are asked about. */
const scoreOf = (a: BodyName, b: BodyName): number => likeness(a.spelled, b.spelled) / 2;

/** A university is no vocational college of the same words, a company no school. */
export function bySector(a: BodyName, b: BodyName): Verdict | undefined {
  const [ours, theirs] = [expanded(a).form, expanded(b).form];
  if (!ours || !theirs || compareForms(ours, theirs) !== 'OTHER') return undefined;
  if (isSlipInForm(a, b)) return verdict('ASK', 0.65, SLIP);
  const [first, second] = [ours.written, theirs.written].sort();
  return verdict(
    'DIFFERENT',
    scoreOf(a, b),
    reason('OTHER_FORM', `bodies of two kinds: ${first}, ${second}`, `两类不同的主体：${first}、${second}`),
  );
}

/** 职业技木学院: a form that is none because of one character. */
function isSlipInForm(a: BodyName, b: BodyName): boolean {
  const difference = differenceOf(a.whole, b.whole);
  return isOneSlip(difference) && beginningOf(a) === beginningOf(b) && !bothKnown(a.whole, b.whole, difference.start);
}

/** 第一, 二, 1: numbers that tell bodies of one name apart. */
const ordinalsOf = (text: string): string =>
  (text.match(/第[一二三四五六七八九十百\d]+|[一二三四五六七八九十](?=中|小|职|院)|\d+/g) ?? [])
    .map((found) => found.replace('第', ''))
    .join();
export const ordinalsDiffer = (a: string, b: string): boolean => ordinalsOf(a) !== ordinalsOf(b);

export function byOrdinal(a: BodyName, b: BodyName): Verdict | undefined {
  const [ours, theirs] = [ordinalsOf(a.whole), ordinalsOf(b.whole)];
  if (ours === theirs || ours === '' || theirs === '') return undefined;
  return verdict('DIFFERENT', scoreOf(a, b), OTHER_NUMBER);
}

const PLACE_REASON: Readonly<Record<Exclude<Placement, 'EQUAL' | 'AMBIGUOUS'>, Reason>> = {
  APART: reason('OTHER_PLACE', 'they are of two places', '所属地区不同'),
  NESTED: reason(
    'OTHER_LEVEL',
    'one is of a division inside the division of the other',
    '一方的地区在另一方的地区之内，层级不同',
  ),
  OTHER_LEVEL: reason(
    'OTHER_LEVEL',
    'two divisions of one short name, e.g. 吉林省 and 吉林市',
    '简称相同的两个行政区划，如吉林省与吉林市',
  ),
};

export function placementOf(a: BodyName, b: BodyName): Placement | undefined {
  const [ours, theirs] = [a.places.at(-1), b.places.at(-1)];
  return ours && theirs && comparePlaces(ours, theirs);
}

export function byPlace(a: BodyName, b: BodyName): Verdict | undefined {
  const placement = placementOf(a, b);
  if (placement === undefined || placement === 'EQUAL' || placement === 'AMBIGUOUS') return undefined;
  return verdict('DIFFERENT', scoreOf(a, b), PLACE_REASON[placement]);
}
