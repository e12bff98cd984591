import { type Reason, reason, type Verdict, verdict } from '../verdict.ts';

export const ABBREVIATION = reason('ABBREVIATION', 'one may be short for the other', '一方可能是另一方的简称');
export const SLIP = reason('ONE_CHARACTER', 'they differ in one character: perhaps a slip', '仅一字之差：可能是笔误');
export const OTHER_NUMBER = reason('OTHER_NUMBER', 'the numbers in the names differ', '名称中的序号不同');
export const OTHER_NAME = reason('OTHER_NAME', 'the names are different', '名称不同');
export const GENERAL_NAME = reason('GENERAL_NAME', 'many bodies bear this name', '名称过于笼统，许多单位同名');

/** A verdict that goes no further than an outcome, for a reason. */
export function atMost(outcome: 'ASK' | 'DIFFERENT', said: Verdict, why: Reason): Verdict {
  const rank = { DIFFERENT: 0, ASK: 1, SAME: 2 };
  return rank[said.outcome] <= rank[outcome]
    ? said
    : verdict(outcome, Math.min(said.score, outcome === 'ASK' ? 0.9 : 0.4), why, ...said.reasons);
}
