import { bothKnown, differenceOf, isCounting, isOneSlip, likeness, soundsSame } from '../difference.ts';
import { formRelation } from '../form.ts';
import { type BodyName, beginningOf } from '../name.ts';
import { reason, type Verdict, verdict } from '../verdict.ts';
import { OTHER_NAME, OTHER_NUMBER, SLIP } from './reasons.ts';

const sortedSigns = ({ spelled }: BodyName): string => [...spelled.replaceAll(/[()]/g, '')].sort().join('');
/** Fewer signs are in another order by accident. */
const LEAST_SIGNS = 4;

/** 中际联合(北京)科技, 北京中际联合科技: the same words in another order. */
export function byMovedPlace(a: BodyName, b: BodyName): Verdict | undefined {
  const ours = sortedSigns(a);
  if (ours.length < LEAST_SIGNS || ours !== sortedSigns(b)) return undefined;
  const difference = differenceOf(a.whole, b.whole);
  if (isOneSlip(difference) && bothKnown(a.whole, b.whole, difference.start)) return undefined;
  return verdict('ASK', 0.8, reason('OTHER_ORDER', 'the same characters in another order', '用字相同，次序不同'));
}

/** Brands this short are other words as soon as one character differs. */
const SHORT_BRAND = 2;

export function bySlip(a: BodyName, b: BodyName): Verdict | undefined {
  const difference = differenceOf(a.whole, b.whole);
  if (!isOneSlip(difference)) return undefined;
  if (isCounting(difference)) return verdict('DIFFERENT', 0.4, OTHER_NUMBER);
  if (bothKnown(a.whole, b.whole, difference.start)) {
    const [first, second] = [difference.a, difference.b].sort();
    return verdict(
      'DIFFERENT',
      0.4,
      reason('OTHER_WORD', `known words differ: ${first}, ${second}`, `用词不同：${first}、${second}`),
    );
  }
  // a slip inside the name of a place hides the place, so that its suffix differs as well
  if (beginningOf(a) !== beginningOf(b) && !isOneSlip(differenceOf(a.core, b.core))) return undefined;
  if (soundsSame(difference)) return verdict('ASK', 0.7, SLIP);
  const brand = Math.min(a.brand.length, b.brand.length);
  const inBrand = a.brand !== b.brand && brand > 0;
  if (inBrand && brand <= SHORT_BRAND)
    return verdict('DIFFERENT', 0.4, reason('OTHER_BRAND', 'the names of their own differ', '字号不同'));
  return Math.min(a.core.length, b.core.length) >= 4 ? verdict('ASK', 0.65, SLIP) : undefined;
}

/** So alike that somebody should look: one known word more or less in a long name. */
const ALIKE = 0.85;

export function byLikeness(a: BodyName, b: BodyName): Verdict {
  const score = likeness(a.whole, b.whole);
  const sameEnds =
    a.places.at(-1)?.short === b.places.at(-1)?.short && a.national === b.national && formRelation(a, b) === 'EQUAL';
  const { a: more, b: less } = differenceOf(a.core, b.core);
  const oneMore = (more === '' || less === '') && Math.min(a.core.length, b.core.length) >= 4;
  const anchored =
    beginningOf(a) === beginningOf(b) ||
    (Math.min(a.core.length, b.core.length) >= 8 && a.core.slice(-5) === b.core.slice(-5));
  if (sameEnds && oneMore && anchored && score >= ALIKE)
    return verdict('ASK', score * 0.7, reason('ONE_WORD_MORE', 'one has a word more', '一方多一词'));
  return verdict('DIFFERENT', score / 2, OTHER_NAME);
}
