import { bothKnown, differenceOf } from './difference.ts';
import { expand, expanded, fullWords } from './expansion.ts';
import { type BodyName, isGeneral, readName } from './name.ts';
import type { Part } from './parts.ts';
import { compareBrackets } from './rules/brackets.ts';
import { byEqualWords } from './rules/equality.ts';
import { byOrdinal, byPlace, bySector, ordinalsDiffer } from './rules/exclusions.ts';
import { compareLatin } from './rules/latin.ts';
import { ABBREVIATION, atMost, GENERAL_NAME, SLIP } from './rules/reasons.ts';
import { byContraction, byMissingPlace, byNationalPrefix, byShortForm } from './rules/short-forms.ts';
import { byLikeness, byMovedPlace, bySlip } from './rules/slips.ts';
import { reason, type Verdict, verdict } from './verdict.ts';

/** What two names of bodies alone say. */
export const compareNames = (one: string, other: string): Verdict => compareRead(readName(one), readName(other));

/** The first of these that has something to say has the last word. */
function compareRead(a: BodyName, b: BodyName): Verdict {
  const said = bySpelling(a, b) ?? byScript(a, b) ?? byPart(a, b) ?? bySector(a, b) ?? byOrdinal(a, b) ?? byPlace(a, b);
  return said ?? withBrackets(byWords(a, b), a, b);
}

function byWords(a: BodyName, b: BodyName): Verdict {
  const [longA, longB] = [expanded(a), expanded(b)];
  return (
    byEqualWords(a, b) ??
    byNationalPrefix(longA, longB) ??
    byMissingPlace(a, b) ??
    bySlip(a, b) ??
    byShortForm(longA, longB) ??
    byContraction(a, b) ??
    byMovedPlace(a, b) ??
    byLikeness(a, b)
  );
}

function withBrackets(said: Verdict, a: BodyName, b: BodyName): Verdict {
  const limit = said.outcome === 'DIFFERENT' ? undefined : compareBrackets(a, b);
  return limit ? atMost(limit.outcome, said, limit.reason) : said;
}

const EQUAL_NAME = reason('EQUAL_NAME', 'the names are the same', '名称相同');

function bySpelling(a: BodyName, b: BodyName): Verdict | undefined {
  if (a.spelled !== b.spelled) return undefined;
  return isGeneral(a) ? verdict('ASK', 0.6, GENERAL_NAME) : verdict('SAME', 1, EQUAL_NAME);
}

const byScript = (a: BodyName, b: BodyName): Verdict | undefined =>
  a.script === 'HAN' && b.script === 'HAN' ? undefined : compareLatin(a, b);

/** A part is not its whole, and one part is not another: 分会, 校区, 部, 二级学院, 附属医院. */
function byPart(a: BodyName, b: BodyName): Verdict | undefined {
  if (!a.part && !b.part) return undefined;
  if (a.part && b.part) return compareParts(a, a.part, b, b.part);
  const [longA, longB] = [fullWords(a), fullWords(b)];
  if (longA.part && longB.part) return atMost('ASK', compareParts(longA, longA.part, longB, longB.part), ABBREVIATION);
  const wholes = compareWholes(a, b);
  if (wholes.outcome === 'DIFFERENT') return verdict('DIFFERENT', wholes.score / 2, ...wholes.reasons);
  const text = a.part?.text ?? b.part?.text ?? '';
  return verdict(
    'DIFFERENT',
    0.4,
    reason('PART_OF', `one is a part of the other: ${text}`, `一方是另一方的组成部分：${text}`),
  );
}

function compareParts(a: BodyName, partA: Part, b: BodyName, partB: Part): Verdict {
  const wholes = compareWholes(a, b);
  const [ours, theirs] = [expand(partA.text), expand(partB.text)];
  if (ours === theirs) {
    const said = withBrackets(wholes, a, b);
    return partA.text === partB.text ? said : atMost('ASK', said, ABBREVIATION);
  }
  if (wholes.outcome === 'SAME' && isSlipOfParts(ours, theirs)) return atMost('ASK', wholes, SLIP);
  const [first, second] = [partA.text, partB.text].sort();
  return verdict(
    'DIFFERENT',
    wholes.score / 2,
    reason('OTHER_PART', `two parts: ${first}, ${second}`, `两个不同的组成部分：${first}、${second}`),
  );
}

function isSlipOfParts(a: string, b: string): boolean {
  const difference = differenceOf(a, b);
  const long = Math.min(a.length, b.length) >= 4;
  const one = difference.a.length <= 1 && difference.b.length <= 1;
  return long && one && !bothKnown(a, b, difference.start) && !ordinalsDiffer(a, b);
}

const compareWholes = (a: BodyName, b: BodyName): Verdict => compareRead(readName(a.whole), readName(b.whole));
