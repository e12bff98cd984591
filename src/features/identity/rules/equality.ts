import { expanded } from '../expansion.ts';
import { formRelation } from '../form.ts';
import { expandFixed } from '../lexicon.ts';
import { type BodyName, isGeneral, readName } from '../name.ts';
import { reason, type Verdict, verdict } from '../verdict.ts';
import { ordinalsDiffer, placementOf } from './exclusions.ts';
import { ABBREVIATION, GENERAL_NAME, SLIP } from './reasons.ts';

/** The same words, as they are or with abbreviations written out. */
export function byEqualWords(a: BodyName, b: BodyName): Verdict | undefined {
  if (a.core === b.core) return byForm(a, b);
  const [fixedA, fixedB] = [readName(expandFixed(a.whole)), readName(expandFixed(b.whole))];
  if (fixedA.core === fixedB.core && formRelation(fixedA, fixedB) === 'EQUAL')
    return byFixedAbbreviation(fixedA, fixedB);
  const [longA, longB] = [expanded(a), expanded(b)];
  const equal = longA.core === longB.core && formRelation(longA, longB) !== 'OTHER';
  return equal ? verdict('ASK', 0.85, ABBREVIATION) : undefined;
}

function byForm(a: BodyName, b: BodyName): Verdict {
  const relation = formRelation(a, b);
  if (relation === 'MISSING')
    return verdict(
      'ASK',
      0.8,
      reason(
        'SHORT_NAME',
        'one has no form of body: it may be short for the other, or for a sister',
        '一方未写明单位类型：可能是另一方的简称，也可能指其关联单位',
      ),
    );
  if (relation === 'RELATED')
    return verdict(
      'ASK',
      0.75,
      reason(
        'RELATED_FORM',
        'the forms differ as they do after a change of form or an upgrade',
        '单位类型不同，可能是改制、升格或更名',
      ),
    );
  const onePlaced = a.places.length > 0 !== b.places.length > 0;
  if (onePlaced || placementOf(a, b) === 'AMBIGUOUS')
    return verdict(
      'ASK',
      0.8,
      reason('AMBIGUOUS_PLACE', 'the short name of the place may mean two divisions', '地名简称可能指两个行政区划'),
    );
  if (ordinalsDiffer(a.whole, b.whole)) return verdict('ASK', 0.6, SLIP);
  if (isGeneral(a) || isGeneral(b)) return verdict('ASK', 0.6, GENERAL_NAME);
  const code = a.whole === b.whole ? 'EQUAL_WITHOUT_NOTES' : 'EQUAL_WRITING';
  return verdict(
    'SAME',
    0.95,
    reason(
      code,
      'the names are the same but for how they are written: 市 or 省, 有限 or 有限责任, brackets, term',
      '名称相同，仅写法有别：省市字样、有限与有限责任、括注、届次',
    ),
  );
}

/** 高新区管委会: custom gives it one meaning, and a government has one such body in a place. */
function byFixedAbbreviation(a: BodyName, b: BodyName): Verdict {
  const placed = placementOf(a, b) === 'EQUAL' && a.form?.sector === 'GOVERNMENT';
  return placed
    ? verdict(
        'SAME',
        0.93,
        reason(
          'FIXED_ABBREVIATION',
          'a customary abbreviation of a government body of the same place',
          '同一地区政府机构的通行简称',
        ),
      )
    : verdict('ASK', 0.85, ABBREVIATION);
}
