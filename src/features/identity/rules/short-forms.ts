import { isSkeletonOf } from '../difference.ts';
import { expanded } from '../expansion.ts';
import { type Form, formRelation } from '../form.ts';
import { type BodyName, isGeneral } from '../name.ts';
import { reason, type Verdict, verdict } from '../verdict.ts';
import { ABBREVIATION } from './reasons.ts';

/** 全国机械…, 教育部机械…, 中国机械…: nationwide in other words. */
export function byNationalPrefix(a: BodyName, b: BodyName): Verdict | undefined {
  if (a.national === undefined || b.national === undefined || a.national === b.national || a.stem !== b.stem)
    return undefined;
  return formRelation(a, b) === 'OTHER'
    ? undefined
    : verdict('ASK', 0.8, reason('NATIONWIDE', 'nationwide in other words', '均为全国性，冠名写法不同'));
}

/** 金宏气体, 苏州金宏气体: the place may have been left out, or given up in a new name. */
export function byMissingPlace(a: BodyName, b: BodyName): Verdict | undefined {
  const [placed, bare] = a.places.length > 0 ? [a, b] : [b, a];
  if (placed.places.length === 0 || bare.places.length > 0 || bare.core !== placed.stem) return undefined;
  if (isGeneral(bare) || placed.brand === '')
    return verdict(
      'DIFFERENT',
      0.3,
      reason('ELLIPSIS', 'without a place the name fits many bodies', '未写地名，可指许多单位'),
    );
  return verdict('ASK', 0.75, reason('MISSING_PLACE', 'one names a place, the other none', '一方冠有地名，另一方没有'));
}

/** 太原理工, 华中数控, 富奥股份: a name without form that the long one begins with, from its place or from its own word. */
export function byShortForm(a: BodyName, b: BodyName): Verdict | undefined {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (short.form && !isNickname(short.form, long.form)) return undefined;
  const begins =
    long.core.startsWith(short.core) || (short.brand !== '' && long.brand !== '' && long.stem.startsWith(short.core));
  const whole = short.core.length >= SHORTEST_BEGINNING ? begins : begins && short.core === long.brand;
  if (!whole) return undefined;
  const rest = long.core.slice(long.core.indexOf(short.core) + short.core.length);
  return OWN_BODY.test(rest) ? verdict('DIFFERENT', 0.4, SUBSIDIARY) : verdict('ASK', 0.75, ABBREVIATION);
}

const SUBSIDIARY = reason(
  'SUBSIDIARY',
  'one begins with the name of the other and is a body of its own',
  '一方以另一方的名称开头，是独立的下属单位',
);

/** 哈工大, written out 哈工业大学, for 哈尔滨工业大学: only abbreviations and names without form leave characters out. */
export function byContraction(a: BodyName, b: BodyName): Verdict | undefined {
  const [longA, longB] = [expanded(a), expanded(b)];
  const [short, full, isShort] =
    longA.core.length <= longB.core.length
      ? [longA, longB, longA.core !== a.core]
      : [longB, longA, longB.core !== b.core];
  const formFits = short.form ? isShort && formRelation(short, full) === 'EQUAL' : true;
  if (!formFits || full.form?.sector === 'COMPANY' || !contracts(short.core, full.core)) return undefined;
  return verdict('ASK', 0.65, ABBREVIATION);
}

/** A beginning this long is no accident; a shorter one has to be the whole brand. */
const SHORTEST_BEGINNING = 4;
/** Behind the name of a body: another body. */
const OWN_BODY = /(?:中心|研究院|研究所|学院|医院|公司|集团)/;

/** 富奥股份, 泸州老窖集团: forms that only short names of companies have. */
const isNickname = (short: Form, long: Form | undefined): boolean =>
  short.sector === 'COMPANY' && long?.sector === 'COMPANY' && (short.grade === 'listing' || short.grade === 'group');

/** Its characters in order, with the first and the last. */
const contracts = (short: string, long: string): boolean =>
  short.length >= 3 && short.length * 3 >= long.length && short.at(-1) === long.at(-1) && isSkeletonOf(short, long);
